"""Perspective's attribute names, and what of a verdict answers for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

Scores = Mapping[str, float]


@dataclass(frozen=True)
class Attribute:
    """What answers for an attribute: the heads it reads, and how they become one score."""

    heads: tuple[str, ...]
    score: Callable[[Scores], float]
    words: str


def severe(scores: Scores) -> float:
    """Return SEVERE_TOXICITY: toxic as far as it threatens, attacks identity, or is extreme.

    Perspective means by it what drives people away, "much less sensitive" to mild rudeness and to
    friendly swearing. So it never exceeds toxic; a threat or an attack on identity carries toxic
    through; without either only near-certainty counts (0.7 becomes 0.17, 0.95 becomes 0.77).
    """
    toxic = scores["toxic"]
    return round(toxic * max(scores["threat"], scores["identity_attack"], toxic**4), 4)


def _is(head: str, words: str) -> Attribute:
    return Attribute((head,), lambda scores: scores[head], words)


_SEVERE = Attribute(
    ("toxic", "threat", "identity_attack"),
    severe,
    "Is so rude that it drives people away. Mild rudeness and friendly swearing score low.",
)
_PLAIN: Final[dict[str, Attribute]] = {
    "TOXICITY": _is("toxic", "Is rude or disrespectful, so that people may leave."),
    "SEVERE_TOXICITY": _SEVERE,
    "IDENTITY_ATTACK": _is("identity_attack", "Attacks somebody for who they are."),
    "INSULT": _is("insult", "Insults a person or a group."),
    "PROFANITY": _is("profanity", "Swears or is obscene."),
    "THREAT": _is("threat", "Wants to hurt somebody."),
}
ATTRIBUTES: Final[dict[str, Attribute]] = {
    **_PLAIN,
    # Perspective gave these names to the same attributes in languages that were still on trial.
    **{f"{name}_EXPERIMENTAL": attribute for name, attribute in _PLAIN.items()},
    "SEXUALLY_EXPLICIT": _is("sexual", "Speaks of sexual acts or body parts."),
    "OBSCENE": _is("profanity", "Swears or is obscene: the same as PROFANITY."),
    "SPAM": _is("spam", "Advertises, or tricks people into something."),
    "AFFINITY_EXPERIMENTAL": _is("kind", "Is warm towards somebody."),
    "COMPASSION_EXPERIMENTAL": _is("encouraging", "Stands by somebody and encourages them."),
    "CURIOSITY_EXPERIMENTAL": _is("curious", "Asks in order to understand."),
    "RESPECT_EXPERIMENTAL": _is("respectful", "Shows respect for somebody."),
}
# Perspective has these and we have nothing that answers for them.
UNANSWERED: Final = frozenset(
    {
        "ALIENATION_EXPERIMENTAL",
        "ATTACK_ON_AUTHOR",
        "ATTACK_ON_COMMENTER",
        "FEARMONGERING_EXPERIMENTAL",
        "FLIRTATION",
        "GENERALIZATION_EXPERIMENTAL",
        "INCOHERENT",
        "INFLAMMATORY",
        "LIKELY_TO_REJECT",
        "MORAL_OUTRAGE_EXPERIMENTAL",
        "NUANCE_EXPERIMENTAL",
        "PERSONAL_STORY_EXPERIMENTAL",
        "POWER_APPEAL_EXPERIMENTAL",
        "REASONING_EXPERIMENTAL",
        "SCAPEGOATING_EXPERIMENTAL",
        "TOXICITY_FAST",
        "UNSUBSTANTIAL",
    }
)


def is_known(name: str) -> bool:
    """Perspective has, or had, an attribute of this name."""
    return name in ATTRIBUTES or name in UNANSWERED


def answers_for(name: str, heads: Scores) -> Attribute | None:
    """Return what scores an attribute, if the model has every head it takes."""
    attribute = ATTRIBUTES.get(name)
    if attribute is None or any(head not in heads for head in attribute.heads):
        return None
    return attribute
