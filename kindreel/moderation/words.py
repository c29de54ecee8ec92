"""What reporters and authors read about a decision. Nobody is named."""

from typing import NamedTuple

from kindreel.moderation.models import Case, Decision, Outcome, Report, SubjectKind
from kindreel.moderation.subjects import subject_of

THING = {SubjectKind.CLIP: "clip", SubjectKind.COMMENT: "comment", SubjectKind.PERSON: "account"}

AGAINST = {
    (SubjectKind.CLIP, Outcome.LIMIT): "Your clip is now shown to fewer people",
    (SubjectKind.CLIP, Outcome.REMOVE): "We took your clip down",
    (SubjectKind.COMMENT, Outcome.LIMIT): "Your comment is now shown to fewer people",
    (SubjectKind.COMMENT, Outcome.REMOVE): "We took your comment down",
    (SubjectKind.PERSON, Outcome.LIMIT): "Your account cannot post for now",
    (SubjectKind.PERSON, Outcome.REMOVE): "Your account was suspended",
}


DONE = {
    Outcome.KEEP: "Left as it was",
    Outcome.LIMIT: "Limited",
    Outcome.REMOVE: "Taken down",
}


class Became(NamedTuple):
    """How a report stands."""

    tone: str
    short: str
    words: str


WAITING = Became(
    "sun", "Waiting for a look", "Somebody from our team will look at it. We tell you how it ends."
)
KEPT = Became(
    "sky",
    "It stays",
    "Thank you for telling us. We looked at it and found that it keeps to our rules, so it stays. "
    "If it bothers you, you can block or mute whoever posted it.",
)
ACTED = Became(
    "leaf",
    "We did something",
    "Thank you for telling us. It went against our rules, and we did something about it.",
)
GONE = Became("sky", "It is gone", "Thank you for telling us. It is not there any more.")
KEPT_AFTER_ALL = Became(
    "sky",
    "Looked at again: it stays",
    "Somebody else looked at it once more and found that it keeps to our rules after all. "
    "If it still bothers you, you can block or mute whoever posted it.",
)


def what_became_of(report: Report) -> Became:
    """Say to a reporter how their report stands."""
    if report.case.is_open:
        return WAITING
    if report.case.decision.outcome == Outcome.KEEP:
        return KEPT if subject_of(report.case) else GONE
    is_taken_back = report.case.decision.overridden_by.filter(outcome=Outcome.KEEP).exists()
    return KEPT_AFTER_ALL if is_taken_back else ACTED


def what_was_done(decision: Decision) -> str:
    """Say to moderators in a word or two what a decision did."""
    if decision.closing:
        return decision.get_closing_display()
    if decision.case.subject_kind == SubjectKind.PERSON and decision.outcome == Outcome.REMOVE:
        return "Suspended"
    return DONE[Outcome(decision.outcome)]


def title_for_author(case: Case, decision: Decision) -> str:
    """Say in one line what was decided."""
    kind, outcome = SubjectKind(case.subject_kind), Outcome(decision.outcome)
    return AGAINST.get((kind, outcome), f"Your {THING[kind]} is fine")


def title_after_appeal(decision: Decision) -> str:
    """Say in one line how an appeal ended."""
    if decision.outcome == Outcome.KEEP:
        return "Your appeal worked: the decision was taken back"
    if decision.overrides_id:
        return "After your appeal, the decision is milder"
    return "Your appeal was looked at: the decision stays"
