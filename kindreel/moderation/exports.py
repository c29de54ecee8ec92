"""What one person gets of this room when they take their data with them."""

from kindreel.moderation.models import Decision, Report, Strike
from kindreel.moderation.policy import title_of
from kindreel.moderation.words import what_became_of
from kindreel.people.models import Person


def export(person: Person) -> dict[str, object]:
    """Return one's reports, decisions about oneself, and strikes. Never who reported."""
    reports = Report.objects.made_by(person).select_related("case__decision").order_by("pk")
    decisions = Decision.objects.told_to(person).select_related("case", "appeal").order_by("pk")
    strikes = Strike.objects.filter(person=person).order_by("pk")
    return {
        "reports": [_report(report) for report in reports.iterator()],
        "decisions": [_decision(decision) for decision in decisions.iterator()],
        "strikes": [
            {"at": strike.at.isoformat(), "taken_back": strike.lifted_at is not None}
            for strike in strikes.iterator()
        ],
    }


def _report(report: Report) -> dict[str, object]:
    return {
        "receipt": report.receipt,
        "about": report.case.subject_kind,
        "category": report.category,
        "words": report.words,
        "at": report.created_at.isoformat(),
        "outcome": what_became_of(report).short,
    }


def _decision(decision: Decision) -> dict[str, object]:
    return {
        "about": decision.case.subject_kind,
        "your_words": decision.case.snapshot.get("words", ""),
        "outcome": decision.outcome,
        "rule": title_of(decision.rule) if decision.rule else "",
        "facts": decision.facts,
        "reasoning": decision.reasoning,
        "at": decision.at.isoformat(),
        "your_appeal": decision.appeal.words if hasattr(decision, "appeal") else "",
    }
