"""The copy of everything we know about somebody."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from django.http import FileResponse
from django.test import Client

from kindreel.age.actions import settle_new_account
from kindreel.config.tests.cast import PASSWORD, clip_of, comment_of, follow_of, signed_in
from kindreel.notices.actions import notify
from kindreel.notices.models import NoticeKind
from kindreel.people.models import Person
from kindreel.protection.actions import block, hide_word

pytestmark = pytest.mark.django_db

PAGE = "/settings/export/"


def copy_for(person: Person) -> dict[str, Any]:
    answer = signed_in(person).post(PAGE, {"password": PASSWORD})
    assert isinstance(answer, FileResponse)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    names = [name for name in archive.namelist() if name.endswith(".json")]
    return {name.removesuffix(".json"): json.loads(archive.read(name)) for name in names}


def test_every_room_says_what_it_knows(mia: Person, noah: Person, ada: Person) -> None:
    settle_new_account(person=mia, born=date(2012, 5, 5), today=date(2026, 6, 1))
    follow_of(noah, mia)
    block(blocker=mia, blocked=ada)
    hide_word(person=mia, phrase="spiders")
    notify(recipient=mia, kind=NoticeKind.CLIP, title="Your clip is ready")
    comment_of(mia, clip_of(mia, "Paper boats"), "My first one")
    copy = copy_for(mia)
    assert copy["people"]["account"]["email"] == "mia@example.org"
    assert copy["people"]["followers"][0]["handle"] == "noah"
    assert copy["protection"]["blocked"] == ["ada"]
    assert copy["protection"]["hidden_words"] == ["spiders"]
    assert copy["notices"]["notices"][0]["title"] == "Your clip is ready"
    assert copy["age"]["evidence"][0]["band"] == "13-15"
    assert "Paper boats" in json.dumps(copy["clips"])
    assert "My first one" in json.dumps(copy["comments"])
    assert "2012" not in json.dumps(copy["age"])


def test_nobody_else_s_things_are_in_it(mia: Person, noah: Person) -> None:
    block(blocker=noah, blocked=mia)
    hide_word(person=noah, phrase="secretword")
    comment_of(noah, clip_of(noah, "Not for her"), "Noahs words")
    copy = json.dumps(copy_for(mia))
    assert "secretword" not in copy
    assert "Noahs words" not in copy
    assert "noah" not in copy


def test_no_password_is_in_it(mia: Person) -> None:
    assert mia.password not in json.dumps(copy_for(mia))


def test_it_takes_the_password(mia: Person) -> None:
    answer = signed_in(mia).post(PAGE, {"password": "wrong"})
    assert answer.status_code == 422
    assert "That is not your password" in answer.content.decode()


def test_guessing_passwords_is_slowed_down(mia: Person) -> None:
    client = signed_in(mia)
    statuses = [client.post(PAGE, {"password": "wrong"}).status_code for _ in range(11)]
    assert statuses[-1] == 429


def test_visitors_sign_in_first_and_forms_need_their_token(mia: Person) -> None:
    assert Client().post(PAGE, {"password": PASSWORD}).status_code == 302
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(mia, backend="kindreel.people.backend.Accounts")
    assert guarded.post(PAGE, {"password": PASSWORD}).status_code == 403
