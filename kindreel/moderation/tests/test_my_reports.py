"""What a reporter sees of their reports."""

from django.test import Client
from django.urls import reverse

from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.moderation.actions import report
from kindreel.moderation.models import Case, Category, Outcome, Report
from kindreel.moderation.tests.deciding import decided
from kindreel.people.models import Person


def receipt_of(case: Case) -> str:
    return reverse("moderation:receipt", args=[case.reports.get().receipt])


def test_only_its_reporter_sees_a_receipt(
    reported: Case, zoe: Person, noah: Person, max_: Person
) -> None:
    assert signed_in(zoe).get(receipt_of(reported)).status_code == 200
    for other in (noah, max_):
        assert signed_in(other).get(receipt_of(reported)).status_code == 404
    assert "/accounts/login/" in Client().get(receipt_of(reported))["Location"]


def test_a_receipt_offers_to_mute_and_block(reported: Case, zoe: Person) -> None:
    page = signed_in(zoe).get(receipt_of(reported)).content.decode()
    assert reverse("protection:block", args=["noah"]) in page
    assert reverse("protection:mute", args=["noah"]) in page


def test_self_harm_and_threats_come_with_help(zoe: Person, ada: Person) -> None:
    client = signed_in(zoe)
    for category, helped in ((Category.SELF_HARM, True), (Category.SPAM, False)):
        report(reporter=zoe, subject=clip_of(ada), category=category, words="")
        receipt = Report.objects.latest("pk").receipt
        page = client.get(reverse("moderation:receipt", args=[receipt])).content.decode()
        assert ("do not have to carry this alone" in page) == helped


def test_the_list_says_in_words_what_became_of_each(
    reported: Case, zoe: Person, max_: Person
) -> None:
    client = signed_in(zoe)
    assert "Waiting for a look" in client.get("/reports/").content.decode()
    decided(max_, reported, Outcome.REMOVE)
    assert "We did something" in client.get("/reports/").content.decode()


def test_others_reports_are_not_in_it(reported: Case, noah: Person) -> None:
    assert "You have not reported anything" in signed_in(noah).get("/reports/").content.decode()


def test_after_a_decision_the_same_can_be_reported_anew(
    reported: Case, zoe: Person, max_: Person, remark: object
) -> None:
    decided(max_, reported, Outcome.KEEP)
    signed_in(zoe).post(
        reverse("moderation:report", args=["comment", reported.subject_id]), {"category": "hate"}
    )
    assert Case.objects.open().count() == 1
    assert Report.objects.count() == 2
