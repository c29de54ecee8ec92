"""May this be posted here, who is told of it, and how one reader sees one comment."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kindreel.clips.models import Audience, Clip
from kindreel.comments.models import Comment, CommentLike, Nudge, NudgeAnswer, said_lately
from kindreel.lib.hashtags import mentions_in
from kindreel.notices.models import NoticeKind
from kindreel.people.models import Person, Viewer
from kindreel.protection.models import Mute, parted_ids, people_visible_to
from kindreel.protection.rules import contains_hidden_word, hidden_words_of, may_speak_to
from kindreel.standing.models import Standing
from kindreel.statements import prepared

LONGEST_TEXT = 500  # letters one may type; the column leaves room for the @handle put before it
LATELY = timedelta(days=1)
MOST_MENTIONED = 5  # people one comment tells that they were mentioned


class Reason(StrEnum):
    """Why a comment was not taken."""

    ACCOUNT = "account"
    CLIP = "clip"
    CLOSED = "closed"
    PARENT = "parent"
    GONE = "gone"
    LET_GO = "let_go"


REASON_WORDS: dict[Reason, str] = {
    Reason.ACCOUNT: "Your account cannot post right now. You can read why under Decisions.",
    Reason.CLIP: "Comments on this clip are closed while it is being looked at.",
    Reason.CLOSED: "The person who made this clip chose who can comment here. "
    "You can still watch it and like it.",
    Reason.PARENT: "The comment you wanted to answer is not there any more.",
    Reason.GONE: "The clip or the comment has just been taken away.",
    Reason.LET_GO: "You let this one go. If you want to say something else, just start anew.",
}


def reason_to_refuse(author: Person, clip: Clip, parent: Comment | None) -> Reason | None:
    """Say why `author` may not speak here, or None when nothing stands against it."""
    if not author.may_post:
        return Reason.ACCOUNT
    if not (clip.is_watchable and clip.is_live):
        return Reason.CLIP
    if parent is not None and not _can_be_answered(parent):
        return Reason.PARENT
    if not may_speak_to(author, clip.author, clip.who_may_comment):
        return Reason.CLOSED
    return None


def _can_be_answered(parent: Comment) -> bool:
    top = parent.parent or parent
    return all(row.is_live and not row.is_filtered for row in (parent, top))


def fingerprint(text: str) -> str:
    """Return a keyed hash (64 hex digits) by which a changed text is told from the same one."""
    return salted_hmac("kindreel.comments.nudge", text, algorithm="sha256").hexdigest()


def is_worth_asking(nudge: Nudge | None, text: str, after: NudgeAnswer | None) -> bool:
    """Ask once a form; the same first form sent twice sees the same question again."""
    if nudge is None:
        return True
    return after is None and nudge.fingerprint == fingerprint(text)


def times_spoken_lately(author: Person, to: Person) -> int:
    """How often, within a day, `author` answered `to`, wrote under their clips or named them."""
    if author.pk == to.pk:
        return 0
    rows = said_lately(author, timezone.now() - LATELY)
    return sum(
        (answered or host) == to.pk or _names(text, to.username) for answered, host, text in rows
    )


def _names(text: str, handle: str) -> bool:
    return f"@{handle}" in text.lower() and handle in mentions_in(text)


def is_against_wishes(clip: Clip, author: Person, text: str) -> bool:
    """True when the text holds a word that the clip's creator does not want to read."""
    if author.pk == clip.author_id:
        return False
    return contains_hidden_word(text, hidden_words_of(clip.author))


@dataclass(frozen=True)
class Telling:
    """One person to be told, and how."""

    person: Person
    kind: NoticeKind
    title: str


def tellings_of(comment: Comment) -> list[Telling]:
    """Everyone a published comment concerns: each once, and nobody who does not want to hear."""
    author, clip, name = comment.author, comment.clip, comment.author.name
    told: dict[int, Telling] = {}
    if comment.parent is not None:
        answered = comment.parent.author
        told[answered.pk] = Telling(answered, NoticeKind.COMMENT, f"{name} answered you")
    for person in _mentioned_in(comment.text, author):
        told.setdefault(person.pk, Telling(person, NoticeKind.MENTION, f"{name} mentioned you"))
    owner = Telling(clip.author, NoticeKind.COMMENT, f"{name} commented on your clip")
    told.setdefault(clip.author_id, owner)
    told.pop(author.pk, None)
    away = _muters_of(author, told) | _blind_to(clip, told)
    return [telling for pk, telling in told.items() if pk not in away]


def _mentioned_in(text: str, author: Person) -> Iterable[Person]:
    """People in sight of the author; whoever is answered or owns the clip passed a door already."""
    handles = mentions_in(text)[:MOST_MENTIONED]
    return _in_sight(author, handles) if handles else ()


@prepared
def _in_sight(author: Person, handles: Collection[str]) -> QuerySet[Person]:
    return people_visible_to(author).filter(username__in=handles)


def _muters_of(author: Person, told: dict[int, Telling]) -> set[int]:
    if not told:
        return set()
    return set(_muting(author, list(told)))


@prepared
def _muting(author: Person, people: Collection[int]) -> QuerySet[Mute, int]:
    mutes = Mute.objects.filter(muted=author, muter__in=people)
    return mutes.values_list("muter_id", flat=True)


def _blind_to(clip: Clip, told: dict[int, Telling]) -> set[int]:
    """Return who of them may not see the clip; one query when it is open to everyone."""
    others = {pk: row.person for pk, row in told.items() if pk != clip.author_id}
    if not others:
        return set()
    if clip.audience == Audience.PUBLIC and not clip.author.is_private:
        return parted_ids(clip.author)
    seen = Clip.objects.filter(pk=clip.pk)
    return {pk for pk, person in others.items() if not seen.visible_to(person).exists()}


@dataclass(frozen=True)
class Card:
    """One comment as one reader sees it."""

    comment: Comment
    is_own: bool
    is_liked: bool
    is_folded: bool  # holds a word the reader does not want to read
    is_by_creator: bool
    may_delete: bool
    may_pin: bool
    may_answer: bool

    @property
    def is_waiting(self) -> bool:
        """Only its author sees it until somebody of the team looked."""
        return self.comment.standing == Standing.HELD


def cards_of(comments: list[Comment], clip: Clip, viewer: Viewer) -> list[Card]:
    """Put what one reader may do and has done beside each comment, in two queries."""
    liked = _liked_among(comments, viewer)
    words = hidden_words_of(viewer) if isinstance(viewer, Person) else frozenset[str]()
    return [_card(comment, clip, viewer, liked, words) for comment in comments]


def _card(
    comment: Comment, clip: Clip, viewer: Viewer, liked: set[int], words: frozenset[str]
) -> Card:
    is_own = comment.author_id == viewer.pk
    is_host = viewer.pk is not None and clip.author_id == viewer.pk
    is_seen = comment.is_live and not comment.is_filtered
    return Card(
        comment=comment,
        is_own=is_own,
        is_liked=comment.pk in liked,
        is_folded=bool(words) and not is_own and contains_hidden_word(comment.text, words),
        is_by_creator=comment.author_id == clip.author_id,
        may_delete=is_own or is_host,
        may_pin=is_host and is_seen and comment.parent_id is None,
        may_answer=is_seen and viewer.is_authenticated,
    )


def _liked_among(comments: list[Comment], viewer: Viewer) -> set[int]:
    if not isinstance(viewer, Person):
        return set()
    likes = CommentLike.objects.filter(person=viewer, comment__in=[row.pk for row in comments])
    return set(likes.values_list("comment_id", flat=True))
