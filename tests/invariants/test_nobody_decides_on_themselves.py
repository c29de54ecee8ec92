"""Invariant 3: nobody decides on themselves, or on an appeal of their own decision."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.moderation.actions import Appealed, NotYours, appeal, decide, open_case
from kindreel.moderation.models import Case, CaseSource, Decision, Outcome
from kindreel.moderation.subjects import Reportable
from kindreel.moderation.tests.deciding import decided, filled_in, judged
from kindreel.people.models import Person
from kindreel.standing.models import LedgerEntry

pytestmark = pytest.mark.django_db


def assert_out_of_reach(who: Person, case: Case) -> None:
    """Neither the queue, nor the page, nor the button, nor the action behind it."""
    desk = signed_in(who)
    page = reverse("moderation:case", args=[case.pk])
    assert page not in desk.get("/moderation/").content.decode()
    assert desk.get(page).status_code == 404
    for outcome in Outcome:
        answer = desk.post(reverse("moderation:decide", args=[case.pk]), filled_in(outcome))
        assert answer.status_code == 404
        done = decide(moderator=who, case_id=case.pk, judgement=judged(outcome))
        assert isinstance(done, NotYours)
    case.refresh_from_db()
    assert case.is_open


def subjects_of(who: Person, other: Person) -> list[Reportable]:
    return [who, clip_of(who), comment_of(who, clip_of(other), "A remark")]


@pytest.mark.parametrize("role", ["moderator", "operator"])
def test_not_on_oneself(role: str, max_: Person, olga: Person, ida: Person) -> None:
    me = {"moderator": max_, "operator": olga}[role]
    for subject in subjects_of(me, ida):
        case = open_case(subject=subject, source=CaseSource.REPORT)
        assert_out_of_reach(me, case)
        assert signed_in(ida).get(reverse("moderation:case", args=[case.pk])).status_code == 200
    assert not LedgerEntry.objects.exists()


@pytest.mark.parametrize("role", ["moderator", "operator"])
def test_not_on_an_appeal_of_one_s_own_decision(
    role: str, max_: Person, olga: Person, ida: Person, noah: Person
) -> None:
    me = {"moderator": max_, "operator": olga}[role]
    case = open_case(subject=clip_of(noah), source=CaseSource.REPORT)
    first = decided(me, case, Outcome.REMOVE)
    asked = appeal(decision=first, author=noah, words="It was a joke among friends.")
    assert isinstance(asked, Appealed)
    assert_out_of_reach(me, asked.appeal.case)
    assert decided(ida, asked.appeal.case, Outcome.KEEP).overrides == first


def row(case: Case, moderator: Person, **then: int) -> dict[str, object]:
    return {
        "case": case,
        "moderator": moderator,
        "moderator_id_then": moderator.pk,
        "outcome": Outcome.KEEP,
        "reasoning": "It is fine.",
        **then,
    }


def test_the_database_refuses_it_too(max_: Person, ida: Person, noah: Person) -> None:
    case = open_case(subject=clip_of(noah), source=CaseSource.REPORT)
    for then in ({"author_id_then": max_.pk}, {"appealed_moderator_id": max_.pk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.create(**row(case, max_, **then))
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.bulk_create([Decision(**row(case, max_, **then))])
    assert not Decision.objects.exists()
    Decision.objects.create(**row(case, max_, author_id_then=noah.pk, appealed_moderator_id=ida.pk))
