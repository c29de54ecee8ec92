"""What a clip says about itself: caption, alt text, hashtags, mentions, and who may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db import transaction
from django.utils import timezone

from kindreel.clips.models import Clip, ClipHashtag, ClipMention, Hashtag
from kindreel.clips.rules import is_unread, must_wait, why_it_waits
from kindreel.lib.hashtags import fold, hashtags_in, mentions_in
from kindreel.people.models import Person
from kindreel.protection.models import people_visible_to
from kindreel.screening import Advice, Context, Verdict, read
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing


@dataclass(frozen=True)
class Words:
    """What an author writes and chooses for a clip."""

    caption: str
    alt: str
    audience: str
    who_may_comment: str


@dataclass(frozen=True)
class Edited:
    """Saved."""


@dataclass(frozen=True)
class Cared:
    """Saved and on show; its author is offered help."""


@dataclass(frozen=True)
class HeldBack:
    """Saved, and a moderator looks before others see the clip."""

    is_unread: bool = False  # only because no model reads the language


@dataclass(frozen=True)
class Nudged:
    """Nothing saved yet: the author is asked once to look at the words again."""


@dataclass(frozen=True)
class Vanished:
    """The clip was deleted or taken down meanwhile."""


@dataclass(frozen=True)
class Heard:
    """What screening said about caption and alt text together: the stricter advice counts.

    Whoever may need care is not lost behind a stricter advice about the other text.
    """

    advice: Advice
    reason: str
    needs_care: bool = False
    unread_language: str = ""


STRICTER = (Advice.PUBLISH, Advice.CARE, Advice.NUDGE, Advice.HOLD)

Editing: TypeAlias = Edited | Cared | HeldBack | Nudged | Vanished


def read_words(caption: str, alt: str) -> Heard | None:
    """Ask screening about caption and alt text; None with nothing to read."""
    return _together([read(text, Context()) for text in (caption, alt) if text])


def _together(verdicts: Sequence[Verdict]) -> Heard | None:
    if not verdicts:
        return None
    stricter = max(verdicts, key=lambda verdict: STRICTER.index(_advice(verdict)))
    unread = [verdict.language for verdict in verdicts if is_unread(verdict)]
    return Heard(
        advice=_advice(stricter),
        reason=stricter.reason if stricter.checked else why_it_waits(stricter),
        needs_care=any(verdict.advice is Advice.CARE for verdict in verdicts),
        unread_language=next(iter(unread), "")[:8],
    )


def _advice(verdict: Verdict) -> Advice:
    if must_wait(verdict):
        return Advice.HOLD
    return verdict.advice if verdict.checked else Advice.PUBLISH


def edit_clip(*, author: Person, clip: Clip, words: Words, has_looked_again: bool) -> Editing:
    """Save what the author changed, unless the words first ask for another look."""
    is_same = (clip.caption, clip.alt) == (words.caption, words.alt)
    heard = None if is_same else read_words(words.caption, words.alt)
    if heard and heard.advice is Advice.NUDGE and not has_looked_again:
        return Nudged()
    with transaction.atomic():
        if not _write(author, clip, words):
            return Vanished()
        if not is_same:
            _note(clip, heard)
        sync_hashtags(clip=clip)
        is_held = hold_if_advised(clip, heard)
    return _saved(heard, is_held=is_held)


def _saved(heard: Heard | None, *, is_held: bool) -> Edited | Cared | HeldBack:
    if is_held:
        return HeldBack(is_unread=bool(heard and heard.unread_language))
    return Cared() if heard and heard.needs_care else Edited()


def _note(clip: Clip, heard: Heard | None) -> None:
    """Better words do not take back that somebody may need care: the team does, having looked."""
    row = Clip.objects.filter(pk=clip.pk)
    row.update(unread_language=heard.unread_language if heard else "")
    if heard and heard.needs_care:
        row.update(needs_care=True)


def note_looked_after(*, clip_id: int) -> None:
    """Somebody of the team has looked whether the author needs care."""
    Clip.objects.needing_care().filter(pk=clip_id).update(needs_care=False)


def _write(author: Person, clip: Clip, words: Words) -> bool:
    own = Clip.objects.owned_by(author).exclude(standing=Standing.REMOVED)
    clip.caption = words.caption
    return bool(
        own.filter(pk=clip.pk).update(
            caption=words.caption,
            alt=words.alt,
            audience=words.audience,
            who_may_comment=words.who_may_comment,
            edited_at=timezone.now(),
        )
    )


def hold_if_advised(clip: Clip, heard: Heard | None) -> bool:
    """Hold a clip whose words screening advises to hold; say whether it is held."""
    if heard is not None and heard.advice is Advice.HOLD:
        reason = Cause(None, "screening", reason=heard.reason)
        change_standing(subject=clip, to=Standing.HELD, cause=reason)
    return clip.standing == Standing.HELD


def sync_hashtags(*, clip: Clip) -> None:
    """Make the hashtag and mention rows what the caption says."""
    with transaction.atomic():
        _sync_hashtags(clip)
        _sync_mentions(clip)


def _sync_hashtags(clip: Clip) -> None:
    shown = {fold(tag): tag for tag in hashtags_in(clip.caption)}
    rows = [Hashtag(folded=folded, shown=tag) for folded, tag in shown.items()]
    Hashtag.objects.bulk_create(rows, ignore_conflicts=True)
    wanted = Hashtag.objects.filter(folded__in=shown)
    ClipHashtag.objects.filter(clip=clip).exclude(hashtag__in=wanted).delete()
    links = [ClipHashtag(clip=clip, hashtag=hashtag) for hashtag in wanted]
    ClipHashtag.objects.bulk_create(links, ignore_conflicts=True)


def _sync_mentions(clip: Clip) -> None:
    handles = mentions_in(clip.caption)
    wanted = people_visible_to(clip.author).filter(username__in=handles).exclude(pk=clip.author_id)
    ClipMention.objects.filter(clip=clip).exclude(person__in=wanted).delete()
    links = [ClipMention(clip=clip, person=person) for person in wanted]
    ClipMention.objects.bulk_create(links, ignore_conflicts=True)
