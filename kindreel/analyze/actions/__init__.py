"""Every write of the text API."""

from kindreel.analyze.actions.keys import KeyMade, KeyPlan, KeyShownBefore, make_key, revoke_key
from kindreel.analyze.actions.suggestions import forget_old_suggestions, keep_suggestion
from kindreel.analyze.actions.usage import (
    Charged,
    QuotaSpent,
    charge,
    count_usage,
    forget_old_usage,
)

__all__ = [
    "Charged",
    "KeyMade",
    "KeyPlan",
    "KeyShownBefore",
    "QuotaSpent",
    "charge",
    "count_usage",
    "forget_old_suggestions",
    "forget_old_usage",
    "keep_suggestion",
    "make_key",
    "revoke_key",
]
