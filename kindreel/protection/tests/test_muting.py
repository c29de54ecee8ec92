"""Muting: no longer meeting somebody, who is not told."""

import pytest

from kindreel.clips.models import Clip
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.people.models import Person
from kindreel.protection.models import Mute, people_visible_to
from kindreel.protection.rules import is_unwelcome

pytestmark = pytest.mark.django_db


def test_the_muted_is_met_no_more_but_meets_the_muter(zoe: Person, ada: Person) -> None:
    clip_of(ada)
    clip_of(zoe)
    for _ in range(2):
        assert signed_in(zoe).post("/@ada/mute/").headers["Location"] == "/@ada/"
    assert Mute.objects.count() == 1
    assert not Clip.objects.visible_to(zoe).welcome_to(zoe).filter(author=ada).exists()
    assert Clip.objects.visible_to(ada).welcome_to(ada).filter(author=zoe).exists()
    assert people_visible_to(zoe).filter(pk=ada.pk).exists()
    assert "Unmute Ada" in signed_in(zoe).get("/@ada/").content.decode()
    assert is_unwelcome(zoe, by=ada)
    assert not is_unwelcome(ada, by=zoe)


def test_it_is_taken_back_by_whoever_did_it_alone(zoe: Person, ada: Person) -> None:
    signed_in(zoe).post("/@ada/mute/")
    assert signed_in(ada).post("/@zoe/unmute/").status_code == 404
    assert "/@ada/unmute/" in signed_in(zoe).get("/settings/safety/").content.decode()
    assert signed_in(zoe).post("/@ada/unmute/").status_code == 302
    assert not Mute.objects.exists()


def test_somebody_blocked_later_can_still_be_unmuted(zoe: Person, ada: Person) -> None:
    client = signed_in(zoe)
    client.post("/@ada/mute/")
    client.post("/@ada/block/")
    assert client.post("/@ada/unmute/").status_code == 302
