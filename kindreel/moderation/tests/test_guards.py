"""The database refuses to edit or delete a decision."""

import pytest
from django.db import IntegrityError, transaction

from kindreel.moderation.models import Case, Decision, Outcome
from kindreel.moderation.tests.deciding import decided
from kindreel.people.models import Person
from kindreel.standing.tests.guards import empty_guarded_tables

CHANGES: tuple[dict[str, object], ...] = (
    {"reasoning": "Something kinder."},
    {"outcome": "keep"},
    {"facts": "None."},
    {"rule": "spam"},
    {"author_id_then": None},
    {"moderator_id_then": 4711},
    {"moderator": None, "reasoning": "Something kinder."},
)


@pytest.fixture
def decision(max_: Person, reported: Case) -> Decision:
    return decided(max_, reported, Outcome.REMOVE)


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_of_it_can_be_edited(change: dict[str, object], decision: Decision) -> None:
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**change)


def test_it_cannot_be_deleted_not_even_with_its_case(decision: Decision) -> None:
    for thing in (decision, decision.case):
        with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
            thing.delete()
    assert Decision.objects.filter(pk=decision.pk).exists()


def test_a_moderators_account_may_go(decision: Decision) -> None:
    Decision.objects.filter(pk=decision.pk).update(moderator=None)
    assert Decision.objects.get().moderator is None


def test_what_the_demo_decided_may_go_with_the_demo(decision: Decision, noah: Person) -> None:
    Person.objects.filter(pk=noah.pk).update(is_demo=True)
    decision.case.delete()
    assert not Decision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_tests_that_commit_can_still_clean_up(max_: Person, reported: Case) -> None:
    decided(max_, reported, Outcome.REMOVE)
    empty_guarded_tables()
    assert not Decision.objects.exists()
    with pytest.raises(IntegrityError):
        Decision.objects.filter(pk=decided(max_, _another(reported), Outcome.KEEP).pk).delete()


def _another(case: Case) -> Case:
    return Case.objects.create(
        subject_kind=case.subject_kind, subject_id=case.subject_id, source=case.source
    )
