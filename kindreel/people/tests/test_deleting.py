"""Leaving for good: nothing stays."""

from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.db.models import CharField, ForeignKey, JSONField, TextField
from django.test import Client

from kindreel.clips.actions import like
from kindreel.clips.models import ClipLike
from kindreel.config.tests.cast import PASSWORD, clip_of, comment_of, follow_of, signed_in
from kindreel.people.actions import change_avatar, follow
from kindreel.people.models import Person
from kindreel.protection.actions import block, hide_word, mute

pytestmark = pytest.mark.django_db

PAGE = "/settings/delete/"


def browser_of(person: Person) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": person.username, "password": PASSWORD})
    return client


@pytest.fixture
def zelda(mia: Person, noah: Person, ada: Person) -> Person:
    """Zelda has been everywhere and left something."""
    Client().post("/accounts/login/", {"login": "zelda", "password": "wrong"})
    zelda = Person.objects.create_user(
        "zelda", "zelda@example.org", PASSWORD, display_name="Zelda Q", age_band="18+"
    )
    EmailAddress.objects.create(user=zelda, email=zelda.email)
    change_avatar(person=zelda, picture=b"RIFF")
    follow(follower=zelda, followed=mia)
    follow_of(noah, zelda)
    block(blocker=zelda, blocked=ada)
    mute(muter=noah, muted=zelda)
    hide_word(person=zelda, phrase="spiders")
    comment_of(noah, clip_of(zelda, "Zelda Q was here"), "Hi")
    comment_of(zelda, clip_of(noah), "Zelda Q waves")
    ClipLike.objects.create(clip=clip_of(noah), person=zelda)
    return zelda


def traces_of(pk: int) -> list[str]:
    """Return every row of every table that points at an account or holds its name."""
    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            rows = model._base_manager.all()
            if isinstance(field, ForeignKey) and field.related_model is Person:
                rows = rows.filter(**{field.attname: pk})
            elif isinstance(field, CharField | TextField | JSONField):
                rows = rows.filter(**{f"{field.name}__icontains": "zelda"})
            else:
                continue
            found += [f"{model._meta.label}.{field.name}" for _ in rows]
    return found


def test_nothing_of_somebody_stays(zelda: Person, settings: LazySettings) -> None:
    client, elsewhere = browser_of(zelda), browser_of(zelda)
    pk = zelda.pk
    assert len(traces_of(pk)) > 10
    answer = client.post(PAGE, {"password": PASSWORD})
    assert answer.headers["Location"] == "/goodbye/"
    assert traces_of(pk) == []
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.webp"))
    assert not Session.objects.exists()
    assert elsewhere.get("/settings/").status_code == 302
    assert client.get("/goodbye/").status_code == 200


def test_counts_and_notices_of_others_forget_somebody_too(zelda: Person, mia: Person) -> None:
    clip = clip_of(mia)
    like(person=zelda, clip=clip)
    assert mia.notices.count() == 2
    browser_of(zelda).post(PAGE, {"password": PASSWORD})
    clip.refresh_from_db()
    assert clip.like_count == 0
    assert not mia.notices.exists()


def test_others_lose_nothing_of_theirs(zelda: Person, noah: Person) -> None:
    browser_of(zelda).post(PAGE, {"password": PASSWORD})
    assert noah.clips.count() == 2
    assert Person.objects.count() == 3


def test_it_takes_the_password(zelda: Person) -> None:
    answer = signed_in(zelda).post(PAGE, {"password": "wrong"})
    assert answer.status_code == 422
    assert Person.objects.filter(username="zelda").exists()


def test_looking_at_the_page_deletes_nothing_and_says_what_goes(mia: Person) -> None:
    page = signed_in(mia).get(PAGE)
    assert "What goes" in page.content.decode()
    assert "What stays" in page.content.decode()
    assert Person.objects.filter(username="mia").exists()


def test_visitors_sign_in_first_and_forms_need_their_token(mia: Person) -> None:
    assert Client().post(PAGE, {"password": PASSWORD}).status_code == 302
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(mia, backend="kindreel.people.backend.Accounts")
    assert guarded.post(PAGE, {"password": PASSWORD}).status_code == 403
    assert Person.objects.filter(username="mia").exists()
