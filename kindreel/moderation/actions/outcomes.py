"""What can come of a report, a decision, an appeal; and what a moderator hands in."""

from dataclasses import dataclass

from kindreel.moderation.models import Appeal, Closing, Decision, Outcome, Report


@dataclass(frozen=True)
class Reported:
    """The report is kept; `is_new` is False when the same person had reported this before."""

    report: Report
    is_new: bool


@dataclass(frozen=True)
class OwnThing:
    """Nobody reports themselves: what is one's own can be edited or deleted."""


@dataclass(frozen=True)
class Judgement:
    """What a moderator hands in: the outcome, the rule it rests on, what was seen, and why.

    A case about care is closed with a `closing`; then nothing is taken away, and no rule is named.
    """

    outcome: Outcome
    rule: str
    facts: str
    reasoning: str
    closing: Closing | None = None

    @property
    def is_care(self) -> bool:
        """It closes a case about care and takes nothing away."""
        return self.closing is not None and self.outcome == Outcome.KEEP and not self.rule


@dataclass(frozen=True)
class Decided:
    """The decision stands."""

    decision: Decision


@dataclass(frozen=True)
class TooLate:
    """The case was decided before; here is how."""

    decision: Decision


@dataclass(frozen=True)
class NotYours:
    """Not a case this moderator may decide, or not in this way."""


@dataclass(frozen=True)
class Appealed:
    """Somebody else will look again."""

    appeal: Appeal


@dataclass(frozen=True)
class CannotAppeal:
    """The door to an appeal is closed; in words."""

    words: str
