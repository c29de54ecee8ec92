"""What a clip says about itself: caption, alt text, hashtags, mentions, and who may see it."""

from dataclasses import dataclass
from typing import TypeAlias

from django.db import transaction
from django.utils import timezone

from kindreel.clips.models import Clip, ClipHashtag, ClipMention, Hashtag
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
class HeldBack:
    """Saved, and a moderator looks before others see the clip."""


@dataclass(frozen=True)
class Nudged:
    """Nothing saved yet: the author is asked once to look at the words again."""


@dataclass(frozen=True)
class Vanished:
    """The clip was deleted or taken down meanwhile."""


STRICTER = (Advice.PUBLISH, Advice.NUDGE, Advice.HOLD)

Editing: TypeAlias = Edited | HeldBack | Nudged | Vanished


def read_words(caption: str, alt: str) -> Verdict | None:
    """Ask screening about caption and alt text; the stricter verdict, None with nothing to read."""
    verdicts = [read(text, Context()) for text in (caption, alt) if text]
    return max(verdicts, key=lambda verdict: STRICTER.index(verdict.advice), default=None)


def edit_clip(*, author: Person, clip: Clip, words: Words, has_looked_again: bool) -> Editing:
    """Save what the author changed, unless the words first ask for another look."""
    verdict = _verdict_on_change(clip, words)
    if verdict and verdict.advice is Advice.NUDGE and not has_looked_again:
        return Nudged()
    with transaction.atomic():
        if not _write(author, clip, words):
            return Vanished()
        sync_hashtags(clip=clip)
        is_held = hold_if_advised(clip, verdict)
    return HeldBack() if is_held else Edited()


def _verdict_on_change(clip: Clip, words: Words) -> Verdict | None:
    if (clip.caption, clip.alt) == (words.caption, words.alt):
        return None
    return read_words(words.caption, words.alt)


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


def hold_if_advised(clip: Clip, verdict: Verdict | None) -> bool:
    """Hold a clip whose words screening advises to hold; say whether it is held."""
    if verdict is not None and verdict.advice is Advice.HOLD:
        reason = Cause(None, "screening", reason=verdict.reason)
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
