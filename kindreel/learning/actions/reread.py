"""Reading published comments once more, with the reader that is live now. People decide."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from kindreel.comments.models import Comment
from kindreel.learning.actions.outcomes import Reread
from kindreel.learning.models import Advised
from kindreel.learning.shadow import advised, context_of
from kindreel.moderation.actions import open_case
from kindreel.moderation.models import Case, CaseSource, SubjectKind
from kindreel.screening import Advice, Verdict, reader
from kindreel.standing.models import Standing

A_BATCH: Final = 100  # comments


def reread(*, since: datetime, limit: int, is_dry: bool) -> Reread:
    """Count what would be held or nudged; unless dry, open at most `limit` cases for the held.

    Everything stays as public as it is. What people decided about, or look at now, is left alone.
    """
    counts = dict.fromkeys((*Advice, "unread", "read", "opened"), 0)
    for comment, verdict in _suspicious(since, counts):
        counts[verdict.advice if verdict.checked else "unread"] += 1
        is_held = verdict.checked and verdict.advice == Advice.HOLD
        if is_held and not is_dry and counts["opened"] < limit:
            open_case(subject=comment, source=CaseSource.SCREENING, verdict=verdict.as_json())
            counts["opened"] += 1
    return Reread(
        read=counts["read"],
        hold=counts[Advice.HOLD],
        nudge=counts[Advice.NUDGE],
        unread=counts["unread"],
        opened=counts["opened"],
    )


def _suspicious(since: datetime, counts: dict[str, int]) -> Iterator[tuple[Comment, Verdict]]:
    """Yield what the quick reading does not settle, read once more in its context."""
    last = 0
    while batch := list(_published(since).filter(pk__gt=last)[:A_BATCH]):
        last = batch[-1].pk
        counts["read"] += len(batch)
        quick = reader().read_many([comment.text for comment in batch])
        for comment, verdict in zip(batch, quick, strict=True):
            if advised(verdict) != Advised.PUBLISH:
                yield comment, reader().read(comment.text, context_of(comment))


def _published(since: datetime) -> QuerySet[Comment]:
    rules = Case.objects.asking_like(CaseSource.SCREENING)
    cases = rules.filter(subject_kind=SubjectKind.COMMENT, subject_id=OuterRef("pk"))
    rows = Comment.objects.filter(~Exists(cases), created_at__gte=since, standing=Standing.LIVE)
    return rows.select_related("author", "clip", "parent__author").order_by("pk")
