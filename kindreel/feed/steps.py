"""Trends are recomputed in the background, never inside a page."""

from datetime import timedelta

from kindreel.feed.actions import recompute_trends
from kindreel.work.sweeps import sweep


@sweep(every=timedelta(minutes=5))
def keep_trends_fresh() -> int:
    """Recompute what is trending."""
    return recompute_trends()
