"""How tests fill in the form of a decision."""

from kindreel.moderation.actions import Decided, Judgement, decide
from kindreel.moderation.models import Case, Decision, Outcome
from kindreel.people.models import Person

REASON = "It makes fun of somebody who did nothing wrong."


def filled_in(outcome: str, **fields: str) -> dict[str, str]:
    """The form as a moderator sends it."""
    rule = "none" if outcome == Outcome.KEEP else "kindness"
    form = {"outcome": outcome, "rule": rule, "facts": "", "reasoning": REASON, "sure": "on"}
    return form | fields


def judged(outcome: Outcome) -> Judgement:
    """The same, past the form."""
    return Judgement(outcome, "" if outcome == Outcome.KEEP else "kindness", "", REASON)


def decided(moderator: Person, case: Case, outcome: Outcome) -> Decision:
    """Decide a case that nothing stands against."""
    done = decide(moderator=moderator, case_id=case.pk, judgement=judged(outcome))
    assert isinstance(done, Decided)
    return done.decision
