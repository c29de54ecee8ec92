"""Pictures of people stand behind the same door as their profiles."""

import pytest
from django.test import Client

from kindreel.config.tests.cast import signed_in
from kindreel.people.actions import change_avatar
from kindreel.people.models import Person
from kindreel.protection.actions import block
from kindreel.standing.models import Standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(ada: Person) -> str:
    change_avatar(person=ada, picture=b"RIFF....WEBP")
    ada.refresh_from_db()
    return ada.avatar_address


def test_everybody_who_may_see_the_person_gets_it(address: str, zoe: Person) -> None:
    for client in (Client(), signed_in(zoe)):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "image/webp"
        assert "private" in answer.headers["Cache-Control"]
        assert b"".join(answer.streaming_content) == b"RIFF....WEBP"  # type: ignore[attr-defined]


def test_a_block_closes_it_both_ways(address: str, ada: Person, zoe: Person, noah: Person) -> None:
    block(blocker=ada, blocked=zoe)
    block(blocker=noah, blocked=ada)
    assert signed_in(zoe).get(address).status_code == 404
    assert signed_in(noah).get(address).status_code == 404


@pytest.mark.parametrize("standing", [Standing.HELD, Standing.REMOVED])
def test_who_is_away_has_no_picture(standing: Standing, address: str, ada: Person) -> None:
    Person.objects.filter(pk=ada.pk).update(standing=standing)
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("name", ["guess", "..%2f..%2fsigning.key"])
def test_guessed_names_are_not_found(name: str, address: str) -> None:
    assert Client().get(f"/avatars/{name}.webp").status_code == 404
