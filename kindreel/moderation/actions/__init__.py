"""Every write of this room."""

from kindreel.moderation.actions.appeal import appeal
from kindreel.moderation.actions.care import open_care_case
from kindreel.moderation.actions.decide import decide
from kindreel.moderation.actions.forget import forget
from kindreel.moderation.actions.open import open_case
from kindreel.moderation.actions.outcomes import (
    Appealed,
    CannotAppeal,
    Decided,
    Judgement,
    NotYours,
    OwnThing,
    Reported,
    TooLate,
)
from kindreel.moderation.actions.report import report

__all__ = [
    "Appealed",
    "CannotAppeal",
    "Decided",
    "Judgement",
    "NotYours",
    "OwnThing",
    "Reported",
    "TooLate",
    "appeal",
    "decide",
    "forget",
    "open_care_case",
    "open_case",
    "report",
]
