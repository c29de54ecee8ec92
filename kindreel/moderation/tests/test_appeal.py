"""Appealing: once, in time, in own words, and somebody else answers."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kindreel.comments.models import Comment
from kindreel.config.tests.cast import signed_in
from kindreel.moderation.actions import NotYours, decide, open_case, report
from kindreel.moderation.models import (
    Appeal,
    Case,
    CaseSource,
    Category,
    Decision,
    Outcome,
    Strike,
)
from kindreel.moderation.tests.deciding import REASON, decided, filled_in, judged
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.standing.models import LedgerEntry, Standing

WORDS = {"words": "It was a joke between friends, we say this to each other."}


@pytest.fixture
def removal(max_: Person, reported: Case) -> Decision:
    """Max took noah's comment down."""
    return decided(max_, reported, Outcome.REMOVE)


def address(decision: Decision) -> str:
    return reverse("moderation:appeal", args=[decision.pk])


def appealed(decision: Decision, author: Person) -> Case:
    assert signed_in(author).post(address(decision), WORDS).status_code == 302
    return Case.objects.get(appeal__decision=decision)


def standing_of(thing: Comment | Person) -> str:
    thing.refresh_from_db()
    return thing.standing


def test_an_appeal_opens_a_case_for_somebody_else(
    removal: Decision, noah: Person, max_: Person, ida: Person
) -> None:
    case = appealed(removal, noah)
    assert (case.source, case.author) == (CaseSource.APPEAL, noah)
    case_page = reverse("moderation:case", args=[case.pk])
    assert signed_in(max_).get(case_page).status_code == 404
    page = signed_in(ida).get(case_page).content.decode()
    assert "joke between friends" in page
    assert REASON in page


def test_an_appeal_that_works_undoes_everything(
    removal: Decision, noah: Person, max_: Person, ida: Person, remark: Comment
) -> None:
    case = appealed(removal, noah)
    signed_in(ida).post(reverse("moderation:decide", args=[case.pk]), filled_in("keep"))
    second = Decision.objects.get(case=case)
    assert second.overrides == removal
    assert second.appealed_moderator_id == max_.pk
    assert standing_of(remark) == Standing.LIVE
    assert Strike.objects.get().lifted_at is not None
    assert LedgerEntry.objects.get(number=2).cause == "appeal"
    told = {(row.recipient.username, row.title) for row in Notice.objects.all()}
    assert ("noah", "Your appeal worked: the decision was taken back") in told
    assert ("zoe", "Your report was looked at again") in told
    assert ("max", "After an appeal, your decision was changed") in told
    assert Decision.objects.get(pk=removal.pk).reasoning == REASON


def test_an_appeal_that_fails_leaves_everything(
    removal: Decision, noah: Person, ida: Person, remark: Comment
) -> None:
    case = appealed(removal, noah)
    second = decided(ida, case, Outcome.REMOVE)
    assert second.overrides is None
    assert standing_of(remark) == Standing.REMOVED
    assert Strike.objects.get().lifted_at is None
    assert Strike.objects.count() == 1
    page = signed_in(noah).get(reverse("moderation:decision", args=[second.pk]))
    assert "This was the answer to your appeal" in page.content.decode()
    assert signed_in(noah).get(address(second)).status_code == 404


def test_an_appeal_may_end_milder_but_never_worse(max_: Person, ida: Person, noah: Person) -> None:
    limited = decided(max_, open_case(subject=noah, source=CaseSource.REPORT), Outcome.LIMIT)
    case = appealed(limited, noah)
    worse = decide(moderator=ida, case_id=case.pk, judgement=judged(Outcome.REMOVE))
    assert isinstance(worse, NotYours)
    decided(ida, case, Outcome.KEEP)
    suspended = decided(max_, open_case(subject=noah, source=CaseSource.REPORT), Outcome.REMOVE)
    decided(ida, appealed(suspended, noah), Outcome.LIMIT)
    assert standing_of(noah) == Standing.LIMITED
    assert Notice.objects.filter(title="After your appeal, the decision is milder").exists()


def test_winning_one_appeal_leaves_other_decisions_in_force(
    max_: Person, ida: Person, noah: Person
) -> None:
    decided(max_, open_case(subject=noah, source=CaseSource.REPORT), Outcome.LIMIT)
    second = decided(max_, open_case(subject=noah, source=CaseSource.REPORT), Outcome.REMOVE)
    decided(ida, appealed(second, noah), Outcome.KEEP)
    assert standing_of(noah) == Standing.LIMITED


def test_an_appeal_joins_a_case_that_is_open_already(
    max_: Person, ida: Person, noah: Person, zoe: Person
) -> None:
    limited = decided(max_, open_case(subject=noah, source=CaseSource.REPORT), Outcome.LIMIT)
    report(reporter=zoe, subject=noah, category=Category.SPAM, words="")
    case = appealed(limited, noah)
    assert case.reports.count() == 1
    assert not Case.objects.open_for(max_).exists()
    assert Case.objects.open_for(ida).exists()


def test_nobody_answers_an_appeal_of_their_own_decision(
    removal: Decision, noah: Person, max_: Person
) -> None:
    case = appealed(removal, noah)
    client = signed_in(max_)
    decide_it = reverse("moderation:decide", args=[case.pk])
    assert client.post(decide_it, filled_in("remove")).status_code == 404
    done = decide(moderator=max_, case_id=case.pk, judgement=judged(Outcome.KEEP))
    assert isinstance(done, NotYours)
    assert "1 appeal of your own decisions waits" in client.get("/moderation/").content.decode()


def test_the_database_refuses_it_too(removal: Decision, noah: Person, max_: Person) -> None:
    case = appealed(removal, noah)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            case=case,
            moderator=max_,
            moderator_id_then=max_.pk,
            author_id_then=noah.pk,
            appealed_moderator_id=max_.pk,
            outcome=Outcome.KEEP,
            reasoning=REASON,
        )


def test_an_author_who_moderates_does_not_answer_their_own_appeal(
    max_: Person, ida: Person, zoe: Person
) -> None:
    case = open_case(subject=max_, source=CaseSource.REPORT)
    limited = decided(ida, case, Outcome.LIMIT)
    answer = appealed(limited, max_)
    Person.objects.filter(pk=max_.pk).update(standing=Standing.LIVE)
    max_.refresh_from_db()
    assert not Case.objects.open_for(max_).filter(pk=answer.pk).exists()


def test_without_a_second_moderator_it_waits_and_says_so(
    removal: Decision, noah: Person, max_: Person
) -> None:
    client = signed_in(noah)
    assert "nobody else on our team" in client.get(address(removal)).content.decode()
    appealed(removal, noah)
    page = client.get(reverse("moderation:decision", args=[removal.pk])).content.decode()
    assert "It waits until there is" in page


def test_with_a_second_moderator_it_does_not_say_so(
    removal: Decision, noah: Person, ida: Person
) -> None:
    assert "nobody else" not in signed_in(noah).get(address(removal)).content.decode()


def test_words_are_needed(removal: Decision, noah: Person) -> None:
    client = signed_in(noah)
    for words in ("", "   ", "\u200b\u200b", "No!"):
        assert client.post(address(removal), {"words": words}).status_code == 422
    assert not Appeal.objects.exists()


def test_one_appeal_each(removal: Decision, noah: Person) -> None:
    appealed(removal, noah)
    client = signed_in(noah)
    assert client.post(address(removal), WORDS).status_code == 409
    assert client.get(address(removal)).status_code == 404
    assert Appeal.objects.count() == 1


def test_half_a_year_later_it_is_too_late(removal: Decision, noah: Person) -> None:
    later = timezone.now() + timedelta(days=184)
    with patch("django.utils.timezone.now", return_value=later):
        client = signed_in(noah)
        assert client.post(address(removal), WORDS).status_code == 409
        page = client.get(reverse("moderation:decision", args=[removal.pk])).content.decode()
    assert "The time to appeal ended" in page
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("who", ["zoe", "ida"])
def test_nobody_else_appeals_or_reads_it(
    who: str, removal: Decision, zoe: Person, ida: Person
) -> None:
    client = signed_in({"zoe": zoe, "ida": ida}[who])
    assert client.post(address(removal), WORDS).status_code == 404
    assert client.get(reverse("moderation:decision", args=[removal.pk])).status_code == 404


def test_a_stranger_is_led_to_sign_in(removal: Decision) -> None:
    assert "/accounts/login/" in Client().post(address(removal), WORDS)["Location"]


def test_a_suspended_person_can_still_read_and_appeal(max_: Person, noah: Person) -> None:
    case = open_case(subject=noah, source=CaseSource.REPORT)
    suspended = decided(max_, case, Outcome.REMOVE)
    client = signed_in(noah)
    assert client.get("/decisions/").status_code == 200
    assert REASON in client.get(f"/decisions/{suspended.pk}/").content.decode()
    appealed(suspended, noah)


def test_a_deleted_comments_strike_can_still_be_lifted(
    removal: Decision, noah: Person, ida: Person, remark: Comment
) -> None:
    remark.delete()
    decided(ida, appealed(removal, noah), Outcome.KEEP)
    assert Strike.objects.get().lifted_at is not None
