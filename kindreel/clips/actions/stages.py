"""How a clip moves from stage to stage: every write is compare-and-set.

`attempts` counts the claims of the present stage. 0 means that nobody began; a stage is somebody's
while `stage_since` is young, because whoever works on it keeps it so.
"""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kindreel.clips import files
from kindreel.clips.models import Clip, ClipMention, ClipQuerySet, Rendition, Stage
from kindreel.clips.rules import failure_of
from kindreel.notices.actions import notify
from kindreel.notices.models import NoticeKind
from kindreel.protection.models import Mute
from kindreel.standing.models import Standing


def claim(*, clip: Clip, silence: timedelta) -> bool:
    """Take the clip's present stage for oneself, unless somebody else is at it."""
    now = timezone.now()
    if clip.attempts and clip.stage_since > now - silence:
        return False
    seen = _as_seen(clip).filter(stage_since=clip.stage_since)
    if not seen.update(attempts=clip.attempts + 1, stage_since=now):
        return False
    clip.attempts, clip.stage_since = clip.attempts + 1, now
    return True


def keep_alive(*, clip: Clip) -> bool:
    """Say that somebody is still at it; False means that the clip is no longer theirs."""
    return bool(_as_seen(clip).update(stage_since=timezone.now()))


def move_on(*, clip: Clip, to: Stage, **found: object) -> bool:
    """Enter the next stage with what was found out in this one."""
    now = timezone.now()
    moved = _as_seen(clip).update(stage=to, stage_since=now, attempts=0, **found)
    if moved:
        clip.stage, clip.stage_since, clip.attempts = to, now, 0
        for name, value in found.items():
            setattr(clip, name, value)
    return bool(moved)


@transaction.atomic
def publish(*, clip: Clip, to: Stage, **found: object) -> bool:
    """Enter the first stage in which others may watch, and tell those it concerns, once."""
    published_at = clip.published_at or timezone.now()
    if not move_on(clip=clip, to=to, published_at=published_at, **found):
        return False
    _tell_author(clip)
    for mention in ClipMention.objects.filter(clip=clip).select_related("person"):
        _tell_mentioned(clip, mention)
    return True


@transaction.atomic
def give_up(*, clip: Clip, failure: str) -> bool:
    """Mark a clip as failed with the reason; what can already be watched stays so."""
    if clip.is_watchable:
        return move_on(clip=clip, to=Stage.READY)
    if not move_on(clip=clip, to=Stage.FAILED, failure=failure):
        return False
    words = failure_of(failure)
    notify(
        recipient=clip.author,
        kind=NoticeKind.CLIP,
        title="Your clip could not be used",
        words=f"{words.what} {words.advice}",
        link=_address(clip),
    )
    return True


def retry(*, clip: Clip) -> bool:
    """Begin again with a failed clip whose original is still there, where that can help."""
    may_help = clip.original and failure_of(clip.failure).may_retry
    if clip.stage != Stage.FAILED or not may_help:
        return False
    return move_on(clip=clip, to=Stage.RECEIVED, failure="")


def keep_rendition(*, clip: Clip, name: str, path: str, size: tuple[int, int]) -> None:
    """Write down a rendition that lies in storage; doing it again changes nothing."""
    width, height = size
    values = {"path": path, "bytes": files.size(path), "width": width, "height": height}
    Rendition.objects.update_or_create(clip=clip, name=name, defaults=values)


def _as_seen(clip: Clip) -> ClipQuerySet:
    return Clip.objects.filter(pk=clip.pk, stage=clip.stage, attempts=clip.attempts)


def _address(clip: Clip) -> str:
    return reverse("clips:show", args=[clip.public_id])


def _tell_author(clip: Clip) -> None:
    is_held = clip.standing == Standing.HELD
    notify(
        recipient=clip.author,
        kind=NoticeKind.CLIP,
        title="A moderator looks at your clip first" if is_held else "Your clip is ready",
        words="We tell you as soon as they have." if is_held else "It plays now. Have a look!",
        link=_address(clip),
        about=f"clip-ready:{clip.pk}",
    )


def _tell_mentioned(clip: Clip, mention: ClipMention) -> None:
    person = mention.person
    may_see = Clip.objects.visible_to(person).filter(pk=clip.pk).exists()
    if not may_see or Mute.objects.filter(muter=person, muted=clip.author).exists():
        return
    notify(
        recipient=person,
        kind=NoticeKind.MENTION,
        title=f"{clip.author.name} mentions you in a clip",
        words=clip.caption[:80],
        link=_address(clip),
        about=f"clip-mention:{clip.pk}",
        by=clip.author,
    )
