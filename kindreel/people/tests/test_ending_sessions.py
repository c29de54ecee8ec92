"""Where somebody is signed in, and signing out from afar."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from kindreel.config.tests.cast import PASSWORD
from kindreel.people.models import Person

pytestmark = pytest.mark.django_db

LIST = "/accounts/sessions/"


def browser(who: str, agent: str) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post("/accounts/login/", {"login": who, "password": PASSWORD})
    return client


@pytest.fixture
def phone(mia: Person) -> Client:
    return browser("mia", "Mozilla/5.0 (iPhone; CPU) AppleWebKit Version/17 Safari/604.1")


@pytest.fixture
def laptop(mia: Person) -> Client:
    return browser("mia", "Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit Chrome/120 Safari/537")


def number(client: Client) -> int:
    return int(UserSession.objects.get(session_key=client.session.session_key).pk)


def test_each_browser_is_named_in_words(phone: Client, laptop: Client) -> None:
    page = phone.get(LIST).content.decode()
    assert "Safari on an iPhone" in page
    assert "Chrome on a Chromebook" in page
    assert page.count("This one") == 1


def test_one_browser_is_really_signed_out(phone: Client, laptop: Client) -> None:
    end = f"/settings/sessions/{number(laptop)}/end/"
    for _ in range(2):
        assert phone.post(end).headers["Location"] == LIST
    assert laptop.get("/settings/").status_code == 302
    assert phone.get("/settings/").status_code == 200


def test_all_others_are_really_signed_out(phone: Client, laptop: Client) -> None:
    phone.post(LIST)
    assert laptop.get("/settings/").status_code == 302
    assert phone.get("/settings/").status_code == 200


def test_nobody_signs_somebody_else_out(phone: Client, noah: Person) -> None:
    stranger = browser("noah", "Firefox")
    stranger.post(f"/settings/sessions/{number(phone)}/end/")
    assert phone.get("/settings/").status_code == 200


def test_it_takes_a_post_with_a_token(phone: Client) -> None:
    end = f"/settings/sessions/{number(phone)}/end/"
    assert phone.get(end).status_code == 405
    guarded = Client(enforce_csrf_checks=True)
    guarded.cookies = phone.cookies
    assert guarded.post(end).status_code == 403


def test_a_new_password_signs_the_others_out(phone: Client, laptop: Client) -> None:
    new = {"password1": "kites-over-the-lake", "password2": "kites-over-the-lake"}
    phone.post("/accounts/password/change/", {"oldpassword": PASSWORD} | new)
    assert laptop.get("/settings/").status_code == 302
    assert phone.get("/settings/").status_code == 200
