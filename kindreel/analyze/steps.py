"""Sweeps of the text API: what was kept for a while goes."""

from datetime import timedelta

from kindreel.analyze.actions import forget_old_suggestions, forget_old_usage
from kindreel.work.sweeps import sweep


@sweep(every=timedelta(hours=6))
def suggestions_expire() -> int:
    """Delete suggestions whose time is over."""
    return forget_old_suggestions()


@sweep(every=timedelta(days=1))
def old_counts_go() -> int:
    """Delete counts nobody looks at any more."""
    return forget_old_usage()
