"""Another e-mail address, confirmed before it counts."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from kindreel.config.tests.cast import PASSWORD, signed_in
from kindreel.people.models import Person

pytestmark = pytest.mark.django_db

PAGE = "/accounts/email/"


@pytest.fixture
def client(mia: Person) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": "mia", "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    mail.outbox.clear()
    return client


def test_it_takes_the_password_once_more(mia: Person) -> None:
    answer = signed_in(mia).post(PAGE, {"action_add": "", "email": "new@example.org"})
    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")


def confirmation() -> str:
    return next(word for word in mail.outbox[-1].body.split() if "/confirm-email/" in word)


def confirm_first(client: Client) -> None:
    client.post(PAGE, {"action_send": "", "email": "mia@example.org"})
    client.post(confirmation())


def test_a_new_address_counts_once_it_is_confirmed(client: Client, mia: Person) -> None:
    confirm_first(client)
    client.post(PAGE, {"action_add": "", "email": "new@example.org"})
    mia.refresh_from_db()
    assert mia.email == "mia@example.org"
    assert mail.outbox[-1].to == ["new@example.org"]
    assert "not confirmed yet" in client.get(PAGE).content.decode()
    assert "Is this your e-mail address?" in client.get(confirmation()).content.decode()
    client.post(confirmation())
    mia.refresh_from_db()
    assert mia.email == "new@example.org"


def test_a_link_made_up_does_nothing(client: Client) -> None:
    page = client.get("/accounts/confirm-email/MQ:abc:def/")
    assert "no longer works" in page.content.decode()


def test_somebody_else_s_address_is_not_taken_and_nobody_learns_whose_it_is(
    client: Client, noah: Person, mia: Person
) -> None:
    confirm_first(client)
    EmailAddress.objects.create(user=noah, email="noah@example.org", verified=True, primary=True)
    answers = [
        client.post(PAGE, {"action_add": "", "email": email}, follow=True)
        for email in ("noah@example.org", "nobody@example.org")
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    to_noah = next(letter for letter in mail.outbox if letter.to == ["noah@example.org"])
    link = next(word for word in to_noah.body.split() if "/confirm-email/" in word)
    assert "no longer works" in client.get(link).content.decode()
    client.post(link)
    mia.refresh_from_db()
    assert mia.email == "mia@example.org"
