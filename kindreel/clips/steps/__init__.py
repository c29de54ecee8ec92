"""From a received file to a clip that plays well: the stages, what each one does, and the sweeps.

The row is the truth and the queue only a nudge: a lost task, a killed worker or a full queue delays
a clip and loses nothing, because the sweeps find every row that stands still.
"""

from kindreel.clips.steps.advancing import MOST_ATTEMPTS, SILENCE, STEPS, Step, advance
from kindreel.clips.steps.sweeping import (
    clear_stale_uploads,
    drop_replaced_renditions,
    drop_useless_originals,
    forget_old_views,
    let_go_of_expired_uploads,
    reissue_overdue,
)

__all__ = [
    "MOST_ATTEMPTS",
    "SILENCE",
    "STEPS",
    "Step",
    "advance",
    "clear_stale_uploads",
    "drop_replaced_renditions",
    "drop_useless_originals",
    "forget_old_views",
    "let_go_of_expired_uploads",
    "reissue_overdue",
]
