"""The graph of stages, and the task that takes clips along it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from django_tasks import task

from kindreel.clips import actions
from kindreel.clips.models import Clip, Stage
from kindreel.clips.rules import failure_of
from kindreel.clips.rules.failures import LOST, NOTHING_LEFT, TROUBLE
from kindreel.clips.steps import making
from kindreel.clips.steps.making import (
    NothingLeftError,
    OriginalMissingError,
    SupersededError,
)
from kindreel.lib.media import Refused

log = logging.getLogger(__name__)

Found = dict[str, Any]


class Arrive(Protocol):
    """The action that writes the next stage; False when the row had changed meanwhile."""

    def __call__(self, *, clip: Clip, to: Stage, **found: Any) -> bool:
        """Move the clip on with what was found."""


@dataclass(frozen=True)
class Step:
    """What is done in a stage, and which stage follows."""

    work: Callable[[Clip, Callable[[float], None]], Found]
    then: Stage
    arrive: Arrive


STEPS: dict[Stage, Step] = {
    Stage.RECEIVED: Step(making.begin, Stage.CHECKING, actions.move_on),
    Stage.CHECKING: Step(making.check, Stage.ENCODING, actions.move_on),
    Stage.ENCODING: Step(making.make_playable, Stage.PLAYABLE, actions.publish),
    Stage.PLAYABLE: Step(making.make_better, Stage.READY, actions.move_on),
}
NOT_YET_PLAYING = (Stage.RECEIVED, Stage.CHECKING, Stage.ENCODING)
FINAL = {OriginalMissingError: LOST, NothingLeftError: NOTHING_LEFT}
MOST_ATTEMPTS = 3
SILENCE = timedelta(seconds=90)  # whoever works on a stage says so far more often
PULSE_SECONDS = 5


@task(queue_name="media")
def advance(clip_id: int) -> None:
    """Take a clip to where it plays, then others that wait to, and only then make it better."""
    _take(clip_id, NOT_YET_PLAYING)
    for waiting in _waiting():
        _take(waiting, NOT_YET_PLAYING)
    _take(clip_id, tuple(STEPS))


def _waiting() -> list[int]:
    rows = Clip.objects.filter(stage__in=NOT_YET_PLAYING, attempts=0).order_by("stage_since")
    return list(rows.values_list("pk", flat=True)[:20])


def _take(clip_id: int, stages: tuple[Stage, ...]) -> None:
    clip = Clip.objects.filter(pk=clip_id).first()
    while clip is not None and clip.stage in stages and _step(clip):
        pass


def _step(clip: Clip) -> bool:
    if not actions.claim(clip=clip, silence=SILENCE):
        return False
    if clip.attempts > MOST_ATTEMPTS:
        _give_up(clip, TROUBLE)
        return False
    step = STEPS[Stage(clip.stage)]
    try:
        found = step.work(clip, _pulse(clip))
    except SupersededError:
        return False
    except (Refused, OriginalMissingError, NothingLeftError) as reason:
        _give_up(clip, reason.refusal if isinstance(reason, Refused) else FINAL[type(reason)])
        return False
    except Exception:  # a machine's trouble: the sweep tries again, a few times
        log.exception("clip %s, stage %s, attempt %s", clip, clip.stage, clip.attempts)
        if clip.attempts >= MOST_ATTEMPTS:
            _give_up(clip, TROUBLE)
        return False
    return step.arrive(clip=clip, to=step.then, **found)


def _give_up(clip: Clip, failure: str) -> None:
    if actions.give_up(clip=clip, failure=failure) and not failure_of(clip.failure).may_retry:
        actions.drop_file(clip=clip)


def _pulse(clip: Clip) -> Callable[[float], None]:
    last = time.monotonic()

    def beat(_share: float) -> None:
        nonlocal last
        if time.monotonic() - last < PULSE_SECONDS:
            return
        last = time.monotonic()
        if not actions.keep_alive(clip=clip):
            raise SupersededError

    return beat
