"""A candidate in the shadow: beginning, reading along, ending. It decides nothing."""

import time
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.learning.actions.outcomes import Began, NotPossible
from kindreel.learning.models import Comparison, Ending, Trial, TrialStage
from kindreel.learning.rules import Spoken, live_name
from kindreel.learning.shadow import CannotReadError, compare
from kindreel.people.models import Person
from kindreel.screening import Reader, candidates, reader
from kindreel.screening.candidates import CandidateError

A_BATCH: Final = 25  # of comments and of clips, read and then written in one short transaction
A_RUN: Final = 8.0  # seconds: other sweeps wait as long
SETTLED: Final = timedelta(seconds=30)  # a transaction that began earlier may bring a lower number


def begin_trial(
    *, operator: Person | None, name: str, since: datetime | None = None
) -> Began | NotPossible:
    """Let a candidate read along from now on, or from `since` on, in the place of another.

    `operator` is None at the console. Its files are checked before.
    """
    if operator is not None and not operator.is_operator:
        return NotPossible("Only the operator can do this.")
    live = live_name()
    if name == live:
        return NotPossible(f"{name} is live already: there is nothing to compare.")
    try:
        folder = candidates.folder_of(name)
        candidates.check_files(folder)
        trial = _new_trial(operator, name, live, since)
        trial.digest = candidates.digest_of(folder)
    except (CandidateError, OSError) as error:
        return NotPossible(f"It cannot read along: {error}.")
    try:
        return _begin(trial)
    except IntegrityError:
        return NotPossible("Somebody else began a trial just now. Load the page again.")


def _new_trial(operator: Person | None, name: str, live: str, since: datetime | None) -> Trial:
    return Trial(
        name=name,
        beside=live,
        comment_at=_last_before(Comment, since),
        clip_at=_last_before(Clip, since),
        began_by=operator.pk if operator else None,
    )


def _last_before(model: type[Spoken], moment: datetime | None) -> int:
    rows = model._default_manager.order_by("-pk")  # noqa: SLF001 - the same for both
    if moment is not None:
        rows = rows.filter(created_at__lt=moment)
    return rows.values_list("pk", flat=True).first() or 0


@transaction.atomic
def _begin(trial: Trial) -> Began:
    for other in Trial.objects.running():
        end_trial(trial=other, ending=Ending.REPLACED, by=trial.began_by)
    trial.save(force_insert=True)
    return Began(trial)


def stop_trial(*, operator: Person | None, trial_id: int | None = None) -> bool:
    """Stop the trial that runs; False when it had ended, or somebody may not."""
    if operator is not None and not operator.is_operator:
        return False
    running = Trial.objects.running()
    trial = (running.filter(pk=trial_id) if trial_id else running).first()
    by = operator.pk if operator else None
    return trial is not None and end_trial(trial=trial, ending=Ending.STOPPED, by=by)


def end_trial(*, trial: Trial, ending: Ending, by: int | None, failure: str = "") -> bool:
    """Note that a trial ended, once; what it compared stays to be looked at for a while."""
    return bool(
        Trial.objects.running()
        .filter(pk=trial.pk)
        .update(
            stage=TrialStage.ENDED,
            ending=ending,
            ended_at=timezone.now(),
            ended_by=by,
            failure=failure[:300],
        )
    )


def read_along(*, seconds: float = A_RUN) -> int:
    """Read what is new since the trial's last position, for a while; return how much was compared.

    A trial whose files are damaged, or beside which another model went live, ends here.
    """
    trial = Trial.objects.running().first()
    if trial is None:
        return 0
    if trial.beside != live_name():
        end_trial(trial=trial, ending=Ending.OVERTAKEN, by=None)
        return 0
    try:
        return _read_along(trial, seconds)
    except (CandidateError, CannotReadError, OSError) as error:
        end_trial(trial=trial, ending=Ending.FAILED, by=None, failure=str(error))
        return 0


def _read_along(trial: Trial, seconds: float) -> int:
    folder = candidates.folder_of(trial.name)
    candidates.check_files(folder)
    if candidates.digest_of(folder) != trial.digest:
        raise CandidateError("its files are not those that the trial began with")
    until, total = time.monotonic() + seconds, 0
    while (found := _next_batch(trial, Reader(folder))) is not None:
        total += found
        if time.monotonic() > until:
            break
    return total


def _next_batch(trial: Trial, candidate: Reader) -> int | None:
    """Compare the next few; None when nothing is new, or somebody else reads the same."""
    settled = Q(created_at__lt=timezone.now() - SETTLED)
    fresh = Comment.objects.filter(settled, pk__gt=trial.comment_at).order_by("pk")
    comments = list(fresh.select_related("author", "parent")[:A_BATCH])
    clips = list(Clip.objects.filter(settled, pk__gt=trial.clip_at).order_by("pk")[:A_BATCH])
    if not comments and not clips:
        return None
    compared = compare(trial, [*comments, *clips], reader(), candidate)
    comment_at = max((row.pk for row in comments), default=trial.comment_at)
    clip_at = max((row.pk for row in clips), default=trial.clip_at)
    return len(compared) if _write(trial, comment_at, clip_at, compared) else None


@transaction.atomic
def _write(trial: Trial, comment_at: int, clip_at: int, compared: list[Comparison]) -> bool:
    """Move on from the position that was seen, or write nothing."""
    seen = Trial.objects.running().filter(
        pk=trial.pk, comment_at=trial.comment_at, clip_at=trial.clip_at
    )
    if seen.update(comment_at=comment_at, clip_at=clip_at) == 0:
        return False
    Comparison.objects.bulk_create(compared)
    trial.comment_at, trial.clip_at = comment_at, clip_at
    return True
