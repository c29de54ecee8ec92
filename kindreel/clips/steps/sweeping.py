"""What becomes true by itself again and again: nothing stands still, nothing useless lies about."""

import logging
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from kindreel.clips import actions, files, parts
from kindreel.clips.models import Clip, Rendition, Stage, Upload, UploadStage, View
from kindreel.clips.rules import FAILURES
from kindreel.clips.steps.advancing import SILENCE, STEPS, advance
from kindreel.clips.steps.making import REPACKED
from kindreel.work.sweeps import sweep

log = logging.getLogger(__name__)

OVERDUE = timedelta(seconds=30)  # nobody began: the task was lost, or the queue is long
MOST_AT_ONCE = 5  # each task also takes up others that wait
DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
STILL_PLAYING = timedelta(hours=4)  # longer than an address of it lasts


@sweep(every=timedelta(seconds=30))
def reissue_overdue() -> int:
    """Queue again what nobody began in time, and what somebody began and fell silent over."""
    now = timezone.now()
    never_begun = Q(attempts=0, stage_since__lt=now - OVERDUE)
    fallen_silent = Q(attempts__gt=0, stage_since__lt=now - SILENCE)
    rows = Clip.objects.filter(never_begun | fallen_silent, stage__in=tuple(STEPS))
    overdue = list(rows.order_by("stage_since").values_list("pk", flat=True)[:MOST_AT_ONCE])
    for clip_id in overdue:
        advance.enqueue(clip_id)
    return len(overdue)


@sweep(every=timedelta(hours=1))
def clear_stale_uploads() -> int:
    """Delete uploads that broke off and folders no clip owns; young ones may be on their way."""
    before = time.time() - DAY.total_seconds()
    cleared = _clear_broken_off(before)
    return cleared + sum(_clear_folder(public_id) for public_id in files.folders_before(before))


def _clear_broken_off(before: float) -> int:
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)
    stale = [path for path in folder.glob("*.upload*") if path.stat().st_mtime < before]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def _clear_folder(public_id: str) -> bool:
    if Clip.objects.filter(public_id=public_id).exists():
        return False
    files.forget_folder(f"{files.FOLDER}/{public_id}")
    return True


@sweep(every=timedelta(minutes=10))
def let_go_of_expired_uploads() -> int:
    """Delete the files of uploads whose time is over, and files that no upload owns any more."""
    now = timezone.now()
    over = Upload.objects.filter(stage=UploadStage.ARRIVING, expires_at__lte=now)
    gone = sum(actions.expire_upload(upload=upload) for upload in over[:500])
    gone += sum(map(_clear_part, parts.keys_before((now - DAY).timestamp())))
    return gone + actions.forget_settled_uploads()


def _clear_part(key: str) -> bool:
    if Upload.objects.filter(key=key, stage=UploadStage.ARRIVING).exists():
        return False
    parts.forget(key)
    return True


@sweep(every=timedelta(hours=1))
def drop_replaced_renditions() -> int:
    """Delete repacked uploads once better renditions have stood in for them long enough."""
    settled = timezone.now() - STILL_PLAYING
    rows = Rendition.objects.filter(
        name=REPACKED, clip__stage=Stage.READY, clip__stage_since__lt=settled
    ).exclude(clip__renditions=None)
    replaced = [row for row in rows if row.clip.renditions.exclude(name=REPACKED).exists()]
    for rendition in replaced:
        actions.drop_rendition(rendition=rendition)
    return len(replaced)


@sweep(every=timedelta(hours=6))
def drop_useless_originals() -> int:
    """Delete originals of clips that are done, or failed a week ago and were not tried again."""
    done = Q(stage=Stage.READY)
    left = Q(stage=Stage.FAILED, stage_since__lt=timezone.now() - A_WEEK)
    final = [code for code, failure in FAILURES.items() if not failure.may_retry]
    rows = Clip.objects.exclude(original="").filter(done | left | Q(failure__in=final))
    useless = list(rows[:MOST_AT_ONCE])
    for clip in useless:
        actions.drop_file(clip=clip)
    return len(useless)


@sweep(every=timedelta(hours=1))
def forget_old_views() -> int:
    """Delete who watched on days that are over; the count stays."""
    over = timezone.localdate() - timedelta(days=2)
    old = View.objects.filter(day__lt=over).values_list("pk", flat=True)[:2000]
    gone, _ = View.objects.filter(pk__in=list(old)).delete()
    return gone
