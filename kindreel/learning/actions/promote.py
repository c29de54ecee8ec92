"""Making a candidate the live one, or the shipped models again; and keeping it so."""

import logging

from django.db import IntegrityError, transaction

from kindreel.learning.actions.outcomes import AlreadyLive, Moved, NotPossible, Promoted
from kindreel.learning.actions.trials import end_trial
from kindreel.learning.comparing import figures_of
from kindreel.learning.models import Ending, Promotion, Trial
from kindreel.learning.rules import last_promotion, live_name
from kindreel.people.models import Person
from kindreel.screening import Reader, candidates
from kindreel.screening.candidates import CandidateError

log = logging.getLogger(__name__)


def promote(
    *, operator: Person | None, name: str, seen: str | None = None
) -> Promoted | AlreadyLive | Moved | NotPossible:
    """Let another model read the whole community from now on. Nothing old is decided anew.

    `seen` is what was live when the operator asked; `operator` is None at the console. The record
    is the truth; the pointer on the disk follows, at once or by a sweep.
    """
    if operator is not None and not operator.is_operator:
        return NotPossible("Only the operator can do this.")
    live = live_name()
    if name == live:
        keep_pointer()
        return AlreadyLive()
    if seen is not None and seen != live:
        return Moved(live)
    try:
        promotion = _checked(operator, name, live)
    except (CandidateError, OSError) as error:
        return NotPossible(f"It cannot go live: {error}.")
    try:
        _record(promotion)
    except IntegrityError:
        return Moved(live_name())
    keep_pointer()
    return Promoted(promotion)


def _checked(operator: Person | None, name: str, live: str) -> Promotion:
    """Check the files and let them read something; return the record, not yet written."""
    folder = candidates.folder_of(name)
    candidates.check_files(folder)
    about = candidates.about(folder)
    candidates.check_reading(Reader(folder))
    last = last_promotion()
    trial = Trial.objects.filter(name=name).order_by("-pk").first()
    return Promotion(
        number=last.number + 1 if last else 1,
        name=name,
        was=live,
        models_read=about.models[:200],
        policy=about.policy[:80],
        digest=candidates.digest_of(folder),
        figures=figures_of(trial) if trial else {},
        by=operator.pk if operator else None,
    )


@transaction.atomic
def _record(promotion: Promotion) -> None:
    """Write the record; whoever wrote the same number first was first. The trial ends with it."""
    promotion.save(force_insert=True)
    for trial in Trial.objects.running():
        ending = Ending.PROMOTED if trial.name == promotion.name else Ending.OVERTAKEN
        end_trial(trial=trial, ending=ending, by=promotion.by)


def keep_pointer() -> bool:
    """Let the disk say what was promoted last; True when it said something else."""
    last = last_promotion()
    if last is None or candidates.pointed_to() == last.name:
        return False
    try:
        candidates.folder_of(last.name)
        candidates.point_to(last.name)
    except (CandidateError, OSError):
        log.exception("%s was promoted, but it cannot be used", last.name)
        return False
    return True
