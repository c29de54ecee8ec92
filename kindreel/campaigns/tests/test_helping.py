"""The safety centre: helplines by country, and the operator's list of them."""

import json
import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from kindreel.campaigns.actions import load_helplines
from kindreel.campaigns.actions.helplines import SHIPPED
from kindreel.campaigns.forms import HelplineForm
from kindreel.campaigns.models import Helpline
from kindreel.campaigns.tests.making import campaign_of, today
from kindreel.campaigns.tests.test_reading import words_of
from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person


@pytest.fixture(autouse=True)
def _shipped(db: None) -> None:
    load_helplines()


def test_everything_shipped_passes_the_operators_own_form() -> None:
    given = json.loads(SHIPPED.read_text("utf-8"))["helplines"]
    assert len(given) >= 20
    for row in given:
        assert HelplineForm(row).errors == {}, row["name"]
        assert row["source"]


def test_it_is_loaded_once_and_never_over_what_an_operator_changed(olga: Person) -> None:
    count = Helpline.objects.count()
    Helpline.objects.all()[0].delete()
    assert load_helplines() == 0
    assert Helpline.objects.count() == count - 1


def test_it_shows_who_helps_in_the_readers_country_first(mia: Person) -> None:
    Person.objects.filter(pk=mia.pk).update(country="DE")
    page = words_of("/help/", signed_in(mia))
    assert "116 111" in page
    assert 'href="tel:116111"' in page
    assert "Childline" not in page


def test_a_country_can_be_chosen() -> None:
    assert "0800 1111" in words_of("/help/?country=gb")


@pytest.mark.parametrize("country", ["", "ZZ", "XX", "TV", "'; --", "DEU"])
def test_it_falls_back_to_those_who_find_one_everywhere(country: str) -> None:
    page = Client().get("/help/", {"country": country}).content.decode()
    assert "Find A Helpline" in page
    assert "116 111" not in page


def test_a_campaign_shows_who_helps_too(mia: Person) -> None:
    campaign_of()
    Person.objects.filter(pk=mia.pk).update(country="FR")
    page = words_of("/campaigns/create-kindness/", signed_in(mia))
    assert "3018" in page


def test_every_tool_has_a_page_that_opens(ada: Person) -> None:
    adas = signed_in(ada)
    places = set(re.findall(r'href="(/[a-z/]*)"', words_of("/help/", adas)))
    assert "/settings/safety/" in places
    for place in places - {"/", "/upload/"}:
        assert adas.get(place).status_code in {200, 302}, place


def line(**fields: object) -> dict[str, object]:
    return {
        "country": "LU",
        "name": "KJT",
        "phone": "116 111",
        "url": "",
        "hours": "",
        "source": "",
        "checked_on": today().isoformat(),
        **fields,
    }


def test_the_operator_adds_changes_and_removes_a_helpline(olga: Person) -> None:
    olgas = signed_in(olga)
    assert olgas.post("/help/helplines/", line()).status_code == 302
    added = Helpline.objects.get(country="LU")
    olgas.post(f"/help/helplines/{added.pk}/", line(name="Kanner-Jugendtelefon"))
    assert "Kanner-Jugendtelefon" in words_of("/help/?country=LU")
    olgas.post(f"/help/helplines/{added.pk}/remove/")
    assert not Helpline.objects.filter(country="LU").exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"phone": ""},
        {"phone": "call me"},
        {"phone": "", "url": "javascript:alert(1)"},
        {"country": "QQ"},
        {"checked_on": "2999-01-01"},
        {"name": "\u200b"},
    ],
)
def test_it_refuses_a_helpline_nobody_can_reach(olga: Person, fields: dict[str, str]) -> None:
    count = Helpline.objects.count()
    assert signed_in(olga).post("/help/helplines/", line(**fields)).status_code == 422
    assert Helpline.objects.count() == count


def test_the_database_wants_a_way_to_reach_them() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Helpline.objects.update(phone="", url="")
