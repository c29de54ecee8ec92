"""Every write of this room."""

from kindreel.learning.actions.derive import derive_lessons, start_anew
from kindreel.learning.actions.forget import forget, forget_what_is_old, forget_what_was_deleted
from kindreel.learning.actions.outcomes import (
    AlreadyLive,
    Began,
    Moved,
    NotPossible,
    Promoted,
    Reread,
)
from kindreel.learning.actions.promote import keep_pointer, promote
from kindreel.learning.actions.reread import reread
from kindreel.learning.actions.trials import begin_trial, read_along, stop_trial

__all__ = [
    "AlreadyLive",
    "Began",
    "Moved",
    "NotPossible",
    "Promoted",
    "Reread",
    "begin_trial",
    "derive_lessons",
    "forget",
    "forget_what_is_old",
    "forget_what_was_deleted",
    "keep_pointer",
    "promote",
    "read_along",
    "reread",
    "start_anew",
    "stop_trial",
]
