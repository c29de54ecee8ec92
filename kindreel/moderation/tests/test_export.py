"""What one person gets of this room, and what goes with their account."""

import json

from kindreel.moderation.actions import appeal
from kindreel.moderation.exports import export
from kindreel.moderation.models import Appeal, Case, Decision, Outcome, Report
from kindreel.moderation.steps import forget_words_of_people_who_left
from kindreel.moderation.tests.deciding import REASON, decided
from kindreel.people.actions import delete_account
from kindreel.people.models import Person


def test_it_holds_ones_reports_and_decisions_but_not_who_reported(
    max_: Person, noah: Person, zoe: Person, reported: Case
) -> None:
    decided(max_, reported, Outcome.REMOVE)
    theirs, reporters = json.dumps(export(noah)), json.dumps(export(zoe))
    assert REASON in theirs
    assert "zoe" not in theirs
    assert "He always does that." not in theirs
    assert "He always does that." in reporters
    assert REASON not in reporters


def test_with_the_authors_account_go_their_words_but_not_the_decision(
    max_: Person, noah: Person, reported: Case
) -> None:
    decision = decided(max_, reported, Outcome.REMOVE)
    appeal(decision=decision, author=noah, words="It was a joke.")
    delete_account(person=noah)
    assert Decision.objects.get().reasoning == REASON
    assert set(map(str, Case.objects.values_list("snapshot", flat=True))) == {"{}"}
    assert Appeal.objects.get().words == ""


def test_a_deleted_reporters_words_go_once_the_case_is_decided(
    max_: Person, zoe: Person, reported: Case
) -> None:
    delete_account(person=zoe)
    forget_words_of_people_who_left()
    assert Report.objects.get().words == "He always does that."
    decided(max_, reported, Outcome.KEEP)
    forget_words_of_people_who_left()
    assert Report.objects.get().words == ""


def test_a_moderators_account_can_be_deleted(max_: Person, reported: Case) -> None:
    decided(max_, reported, Outcome.KEEP)
    number = max_.pk
    delete_account(person=max_)
    decision = Decision.objects.get()
    assert (decision.moderator, decision.moderator_id_then) == (None, number)
