"""Reports that wait, one that was decided, and an appeal."""

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.demo.talk import APPEAL, REASONING
from kindreel.moderation.actions import Decided, Judgement, Reported, appeal, decide, report
from kindreel.moderation.models import Category, Outcome
from kindreel.people.models import Person


def make_cases(people: dict[str, Person], hurtful: list[Comment], doubtful: Clip) -> None:
    """Report some things; let one moderator decide one of them, and its author appeal."""
    cases = [_report(people["mina"], comment, Category.BULLYING) for comment in hurtful]
    _report(people["ruth"], doubtful, Category.OTHER)
    if cases:
        outcome = decide(
            moderator=people["felix"],
            case_id=cases[0],
            judgement=Judgement(Outcome.REMOVE, "kindness", "", REASONING),
        )
        if isinstance(outcome, Decided):
            appeal(decision=outcome.decision, author=people["pepper"], words=APPEAL)


def _report(reporter: Person, subject: Comment | Clip, category: Category) -> int:
    outcome = report(reporter=reporter, subject=subject, category=category, words="")
    if not isinstance(outcome, Reported):
        raise TypeError(f"the demo cannot report {subject}")
    return outcome.report.case_id
