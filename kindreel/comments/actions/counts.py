"""The counts that stand on clips and comments, kept in step with what is on show."""

from django.db import transaction
from django.db.models import Count, F

from kindreel.clips.actions.talk import count_comment, set_comment_count
from kindreel.clips.models import Clip
from kindreel.comments.actions.tell import tell_of
from kindreel.comments.models import Comment
from kindreel.comments.rules import tellings_of
from kindreel.standing.models import Standing


def count_one_more(comment: Comment) -> None:
    """Add a comment just published to its clip's count, and to its thread's."""
    count_comment(clip_id=comment.clip_id)
    if comment.parent_id:
        Comment.objects.filter(pk=comment.parent_id).update(answer_count=F("answer_count") + 1)


@transaction.atomic
def recount(*, clip_id: int, parent_id: int | None = None) -> None:
    """Set the counts to what is on show now; whoever posts meanwhile waits for the clip's row."""
    if not Clip.objects.select_for_update().filter(pk=clip_id).exists():
        return
    shown = Comment.objects.on_show()
    set_comment_count(clip_id=clip_id, count=shown.filter(clip_id=clip_id).count())
    if parent_id:
        answers = shown.filter(parent_id=parent_id).count()
        Comment.objects.filter(pk=parent_id).update(answer_count=answers)


@transaction.atomic
def settle(*, comment_id: int) -> None:
    """After a change of standing: counts are right, and a freed comment is told of, once."""
    rows = Comment.objects.select_related("author", "clip__author", "parent__author")
    comment = rows.filter(pk=comment_id).first()
    if comment is None:
        return
    recount(clip_id=comment.clip_id, parent_id=comment.parent_id)
    if comment.standing == Standing.LIVE and not comment.is_filtered:
        tell_of(comment, tellings_of(comment))


def recount_slice(*, first: int, size: int) -> int:
    """Recount the clips with ids from `first` on whose count is off; return how many were."""
    clips = Clip.objects.filter(pk__gte=first, pk__lt=first + size)
    shown = Comment.objects.on_show().filter(clip__gte=first, clip__lt=first + size)
    true = dict(shown.values_list("clip_id").annotate(total=Count("pk")).order_by())
    off = [pk for pk, count in clips.values_list("pk", "comment_count") if count != true.get(pk, 0)]
    for clip_id in off:
        recount(clip_id=clip_id)
    return len(off)
