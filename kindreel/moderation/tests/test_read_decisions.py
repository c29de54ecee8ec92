"""What somebody reads about a decision on their own things; the community rules."""

from django.test import Client
from django.urls import reverse

from kindreel.config.tests.cast import signed_in
from kindreel.moderation.models import Case, Outcome
from kindreel.moderation.policy import RULES
from kindreel.moderation.tests.deciding import REASON, decided
from kindreel.people.models import Person


def test_the_statement_of_reasons_says_everything(max_: Person, noah: Person, held: Case) -> None:
    decision = decided(max_, held, Outcome.REMOVE)
    page = signed_in(noah).get(reverse("moderation:decision", args=[decision.pk])).content.decode()
    for expected in (
        "We took your comment down",
        "Those boats look silly",
        "Be kind to each other",
        REASON,
        "A person decided this",
        "A computer program had asked for a look",
        "Appeal",
    ):
        assert expected in page, expected


def test_it_says_when_no_machine_took_part(max_: Person, noah: Person, reported: Case) -> None:
    decision = decided(max_, reported, Outcome.REMOVE)
    page = signed_in(noah).get(reverse("moderation:decision", args=[decision.pk])).content.decode()
    assert "No computer program took part" in page


def test_a_report_that_changed_nothing_is_not_told_to_the_author(
    max_: Person, noah: Person, reported: Case
) -> None:
    decision = decided(max_, reported, Outcome.KEEP)
    client = signed_in(noah)
    assert client.get(reverse("moderation:decision", args=[decision.pk])).status_code == 404
    assert "Nothing here" in client.get("/decisions/").content.decode()


def test_the_list_links_every_decision(max_: Person, noah: Person, reported: Case) -> None:
    decision = decided(max_, reported, Outcome.REMOVE)
    page = signed_in(noah).get("/decisions/").content.decode()
    assert "We took your comment down" in page
    assert reverse("moderation:decision", args=[decision.pk]) in page


def test_everybody_can_read_the_rules(db: None) -> None:
    page = Client().get("/rules/").content.decode()
    for rule in RULES:
        assert rule.title in page
        assert f'id="{rule.key}"' in page
