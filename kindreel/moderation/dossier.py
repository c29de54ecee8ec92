"""Everything a moderator needs beside a case, gathered in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from kindreel.clips.models import Clip
from kindreel.clips.rules import case_media_address
from kindreel.comments.models import Comment
from kindreel.moderation.models import (
    SERIOUS,
    Appeal,
    Case,
    CaseSource,
    Decision,
    Report,
    Snapshot,
    Strike,
)
from kindreel.moderation.subjects import Reportable, snapshot_of, subject_of
from kindreel.people.models import Person

AROUND = 2  # comments before and after
EARLIER = 5  # decisions shown
LATELY = 6  # clips and comments of an account


@dataclass(frozen=True)
class Film:
    """A clip to be watched on the case page, whatever its standing."""

    poster: str
    sources: tuple[str, ...]
    clip: Clip


@dataclass(frozen=True)
class Thread:
    """A comment among the others: the one it answers, and those right before and after it."""

    parent: Comment | None
    before: tuple[Comment, ...]
    after: tuple[Comment, ...]


@dataclass(frozen=True)
class History:
    """What was decided about the same author before. Care and rules are not mixed up."""

    strikes: int
    decisions: tuple[Decision, ...]


@dataclass(frozen=True)
class Lately:
    """What an account posted last, whatever became of it."""

    clips: tuple[Film, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True)
class Dossier:
    """What stands on the page of one case."""

    case: Case
    subject: Reportable | None
    now: Snapshot
    film: Film | None
    thread: Thread | None
    lately: Lately | None
    history: History
    reports: tuple[Report, ...]
    appeal: Appeal | None

    @property
    def is_changed(self) -> bool:
        """Other words stand there now than when the case began."""
        return bool(self.now) and self.now.get("words") != self.case.snapshot.get("words")

    @property
    def cannot_wait(self) -> bool:
        """Somebody says that somebody may be in danger."""
        return any(report.category in SERIOUS for report in self.reports)

    @property
    def unread_language(self) -> str:
        """The language that no model reads, if the words are in one."""
        if isinstance(self.subject, Clip):
            return self.subject.unread_language
        is_unread = isinstance(self.subject, Comment) and self.subject.is_unread
        return str(self.verdict["language"]) if is_unread else ""

    @property
    def verdict(self) -> dict[str, Any]:
        """What screening said, then or when it read anew. For moderators only."""
        if anew := self.case.snapshot.get("verdict"):
            return dict(anew)
        return self.subject.verdict if isinstance(self.subject, Comment) else {}

    @property
    def scores(self) -> list[tuple[str, int]]:
        """Screening's scores in percent, highest first."""
        scores = self.verdict.get("scores", {})
        return sorted(((head, round(100 * value)) for head, value in scores.items()), key=_falling)


def _falling(score: tuple[str, int]) -> tuple[int, str]:
    return -score[1], score[0]


def dossier_of(case: Case, moderator: Person) -> Dossier:
    """Gather everything about a case that `moderator` was given through its door."""
    subject = subject_of(case)
    clip = subject.clip if isinstance(subject, Comment) else subject
    return Dossier(
        case=case,
        subject=subject,
        now=snapshot_of(subject) if subject else {},
        film=_film(clip, moderator) if isinstance(clip, Clip) else None,
        thread=_thread(subject) if isinstance(subject, Comment) else None,
        lately=_lately(subject, moderator) if isinstance(subject, Person) else None,
        history=_history(case),
        reports=tuple(case.reports.select_related("reporter").order_by("created_at")),
        appeal=_appeal(case),
    )


def _film(clip: Clip, moderator: Person) -> Film:
    renditions = clip.renditions.order_by("-height").values_list("path", flat=True)
    sources = tuple(case_media_address(path, moderator.pk) for path in renditions)
    return Film(_poster(clip, moderator), sources, clip)


def _poster(clip: Clip, moderator: Person) -> str:
    return case_media_address(clip.poster, moderator.pk) if clip.poster else ""


def _lately(person: Person, moderator: Person) -> Lately:
    clips = Clip.objects.filter(author=person).order_by("-pk")[:LATELY]
    comments = Comment.objects.filter(author=person).select_related("author").order_by("-pk")
    return Lately(
        tuple(Film(_poster(clip, moderator), (), clip) for clip in clips),
        tuple(comments[:LATELY]),
    )


def _thread(comment: Comment) -> Thread:
    others = Comment.objects.filter(clip_id=comment.clip_id, parent_id=comment.parent_id)
    others = others.select_related("author")
    before = list(others.filter(pk__lt=comment.pk).order_by("-pk")[:AROUND])
    after = list(others.filter(pk__gt=comment.pk).order_by("pk")[:AROUND])
    return Thread(comment.parent, tuple(reversed(before)), tuple(after))


def _history(case: Case) -> History:
    if case.author is None:
        return History(0, ())
    earlier = Decision.objects.filter(case__author=case.author).exclude(case=case)
    alike = earlier.filter(case__in=Case.objects.asking_like(CaseSource(case.source)))
    decisions = alike.select_related("case").order_by("-pk")[:EARLIER]
    strikes = Strike.objects.standing().filter(person=case.author).count()
    return History(strikes, tuple(decisions))


def _appeal(case: Case) -> Appeal | None:
    return Appeal.objects.filter(case=case).select_related("decision__case").first()
