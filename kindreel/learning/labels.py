"""What a decision says about the heads of screening, and what it leaves open.

A moderator names one rule, not every rule a text breaks; so a named rule answers its own heads and
leaves the others open. A text that was kept answers no to whatever would have broken a rule. A
strong word breaks none, and neither does saying that one is not well: those stay open, and so does
kindness, which nobody decides about.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kindreel.moderation.models import Decision, Outcome

_UNKIND: Final = {"toxic": True, "kind": False, "respectful": False}

OF_RULE: Final[Mapping[str, Mapping[str, bool]]] = MappingProxyType(
    {
        "kindness": _UNKIND,
        "hate": {**_UNKIND, "identity_attack": True},
        "threats": {**_UNKIND, "threat": True},
        "sexual": {"sexual": True},
        "spam": {"spam": True},
    }
)
OF_KEPT: Final[Mapping[str, bool]] = MappingProxyType(
    dict.fromkeys(
        ("toxic", "insult", "threat", "identity_attack", "sexual", "bullying", "spam"), False
    )
)


def labels_of(decision: Decision) -> dict[str, bool]:
    """Return head → answer. A rule that no head reads (private things, say) gives none."""
    return dict(OF_KEPT if decision.outcome == Outcome.KEEP else OF_RULE.get(decision.rule, {}))
