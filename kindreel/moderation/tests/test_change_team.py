"""The operator chooses who moderates."""

import pytest
from django.test import Client

from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person, Role

CHANGE = "/moderation/team/change/"


def role_of(person: Person) -> str:
    person.refresh_from_db()
    return person.role


def test_the_operator_takes_somebody_in_and_lets_them_go(olga: Person, zoe: Person) -> None:
    client = signed_in(olga)
    client.post(CHANGE, {"handle": "@Zoe", "role": "moderator"})
    assert role_of(zoe) == Role.MODERATOR
    assert "@zoe" in client.get("/moderation/team/").content.decode()
    client.post(CHANGE, {"handle": "zoe", "role": "member"})
    assert role_of(zoe) == Role.MEMBER


@pytest.mark.parametrize("handle", ["mia", "nobody_here", "olga", ""])
def test_only_adult_members_can_be_chosen(handle: str, olga: Person, mia: Person) -> None:
    answer = signed_in(olga).post(CHANGE, {"handle": handle, "role": "moderator"})
    assert answer.status_code == 422
    assert role_of(mia) == Role.MEMBER
    assert role_of(olga) == Role.OPERATOR


def test_nobody_is_made_an_operator(olga: Person, zoe: Person) -> None:
    signed_in(olga).post(CHANGE, {"handle": "zoe", "role": "operator"})
    assert role_of(zoe) == Role.MEMBER


def test_moderators_members_and_strangers_cannot(max_: Person, zoe: Person) -> None:
    for client in (signed_in(max_), signed_in(zoe), Client()):
        assert client.post(CHANGE, {"handle": "zoe", "role": "moderator"}).status_code == 404
        assert client.get("/moderation/team/").status_code == 404
    assert role_of(zoe) == Role.MEMBER


def test_it_takes_a_post(olga: Person) -> None:
    assert signed_in(olga).get(CHANGE).status_code == 405
