"""Decisions about comments and clips, as the desk takes them."""

from kindreel.learning.models import Lesson
from kindreel.learning.steps import lessons_follow_decisions
from kindreel.moderation.actions import Appealed, Decided, Judgement, appeal, decide, open_case
from kindreel.moderation.models import CaseSource, Decision, Outcome
from kindreel.moderation.subjects import Reportable
from kindreel.people.models import Person

REASON = "This is a whole sentence about why."


def decided_about(
    moderator: Person, subject: Reportable, outcome: Outcome, rule: str = "kindness"
) -> Decision:
    """Open a case and decide it."""
    case = open_case(subject=subject, source=CaseSource.REPORT)
    named = "" if outcome == Outcome.KEEP else rule
    done = decide(
        moderator=moderator, case_id=case.pk, judgement=Judgement(outcome, named, "", REASON)
    )
    assert isinstance(done, Decided)
    return done.decision


def appealed(decision: Decision, author: Person, moderator: Person, outcome: Outcome) -> Decision:
    """Appeal a decision and answer it."""
    done = appeal(decision=decision, author=author, words="I did not mean it like that.")
    assert isinstance(done, Appealed)
    rule = "" if outcome == Outcome.KEEP else decision.rule
    answer = decide(
        moderator=moderator,
        case_id=done.appeal.case_id,
        judgement=Judgement(outcome, rule, "", REASON),
    )
    assert isinstance(answer, Decided)
    return answer.decision


def derived() -> list[Lesson]:
    """Let the sweep run; return all rows."""
    lessons_follow_decisions()
    return list(Lesson.objects.order_by("pk"))
