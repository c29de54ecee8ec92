"""Sweeps: the counts agree with what is on show, and freed comments are told of."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from kindreel.clips.models import Clip
from kindreel.comments.actions import recount_slice, settle
from kindreel.comments.models import Comment
from kindreel.standing.models import LedgerEntry
from kindreel.work.sweeps import sweep

LOOKED_BACK = timedelta(days=1)
SLICE = 500  # clips counted in one go


@sweep(every=timedelta(minutes=30))
def settled_comments_are_told_of() -> int:
    """Settle again whatever changed its standing in the last day; a second time changes nothing."""
    changed = LedgerEntry.objects.filter(
        subject_kind=Comment.subject_kind, at__gte=timezone.now() - LOOKED_BACK
    )
    ids = sorted(set(changed.values_list("subject_id", flat=True)))
    for comment_id in ids:
        settle(comment_id=comment_id)
    return len(ids)


@sweep(every=timedelta(hours=12))
def comment_counts_agree() -> int:
    """Count every clip's comments anew, slice by slice; return how many counts were off."""
    last = Clip.objects.aggregate(last=Max("pk"))["last"] or 0
    return sum(recount_slice(first=first, size=SLICE) for first in range(0, last + 1, SLICE))
