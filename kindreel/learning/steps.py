"""Rows follow decisions, a trial follows the talk, the disk follows the record; all of it ends."""

from datetime import timedelta

from kindreel.learning import actions
from kindreel.work.sweeps import sweep


@sweep(every=timedelta(minutes=5))
def lessons_follow_decisions() -> int:
    """Derive rows from decisions, where the operator wants them; let go of them where not."""
    actions.start_anew()
    return actions.derive_lessons()


@sweep(every=timedelta(seconds=30))
def the_candidate_reads_along() -> int:
    """Compare what was said since the last time, for a few seconds."""
    return actions.read_along()


@sweep(every=timedelta(minutes=1))
def the_promoted_is_live() -> bool:
    """Point to what was promoted last, should whoever promoted it have died before."""
    return actions.keep_pointer()


@sweep(every=timedelta(days=1))
def old_lessons_are_forgotten() -> int:
    """Delete rows and comparisons that are old, or whose words were deleted."""
    return actions.forget_what_is_old() + actions.forget_what_was_deleted()
