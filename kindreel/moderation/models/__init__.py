"""Reports, cases, decisions, strikes and appeals; the doors to them."""

from kindreel.moderation.models.cases import (
    Case,
    CaseQuerySet,
    Report,
    ReportQuerySet,
    Snapshot,
    new_receipt,
)
from kindreel.moderation.models.decisions import (
    Appeal,
    Decision,
    DecisionQuerySet,
    Strike,
    StrikeQuerySet,
)
from kindreel.moderation.models.kinds import (
    SERIOUS,
    CaseSource,
    CaseStage,
    Category,
    Closing,
    Outcome,
    SubjectKind,
)

__all__ = [
    "SERIOUS",
    "Appeal",
    "Case",
    "CaseQuerySet",
    "CaseSource",
    "CaseStage",
    "Category",
    "Closing",
    "Decision",
    "DecisionQuerySet",
    "Outcome",
    "Report",
    "ReportQuerySet",
    "Snapshot",
    "Strike",
    "StrikeQuerySet",
    "SubjectKind",
    "new_receipt",
]
