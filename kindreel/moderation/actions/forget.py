"""What goes with an account: its own words. That something was decided, and why, stays."""

from kindreel.moderation.models import Appeal, Case, CaseStage, Report
from kindreel.people.models import Person


def forget(*, person: Person) -> None:
    """Let go of what somebody said, in the transaction that deletes their account."""
    Case.objects.filter(author=person).update(snapshot={})
    Appeal.objects.filter(decision__case__author=person).update(words="")
    decided = Report.objects.filter(reporter=person, case__stage=CaseStage.DECIDED)
    decided.update(words="")


def forget_words_of_the_gone() -> int:
    """Empty reports by deleted accounts whose case has been decided since; return how many."""
    gone = Report.objects.filter(reporter=None, case__stage=CaseStage.DECIDED)
    return gone.exclude(words="").update(words="")
