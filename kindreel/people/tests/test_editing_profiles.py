"""What somebody says of themselves."""

import io
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person

pytestmark = pytest.mark.django_db

PAGE = "/settings/profile/"
WORDS = {
    "display_name": "Mia M",
    "bio": "I fold boats.",
    "country": "DE",
    "time_zone": "Europe/Berlin",
    "autoplay": "no",
}


def picture(side: int = 400) -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (side, side), "green").save(made, "JPEG")
    return SimpleUploadedFile("IMG_0001.jpg", made.getvalue(), "image/jpeg")


def test_words_are_kept(mia: Person) -> None:
    assert signed_in(mia).post(PAGE, WORDS).headers["Location"] == PAGE
    mia.refresh_from_db()
    kept = (mia.display_name, mia.bio, mia.country, mia.time_zone, mia.autoplay)
    assert kept == ("Mia M", "I fold boats.", "DE", "Europe/Berlin", False)
    assert signed_in(mia).get(PAGE).context["form"].initial["autoplay"] == "no"


def test_words_are_made_harmless(mia: Person) -> None:
    odd = {"display_name": "  M\u202ei\u200ba\n\n2 ", "bio": "a\x00b<script>" + "\n" * 9 + "c"}
    signed_in(mia).post(PAGE, WORDS | {"display_name": odd["display_name"], "bio": "a\u202eb<i>"})
    mia.refresh_from_db()
    assert mia.display_name == "Mia 2"
    assert mia.bio == "ab<i>"
    assert "<i>" not in signed_in(mia).get(PAGE).content.decode().partition("textarea")[2]


def test_a_name_of_nothing_is_the_handle(mia: Person) -> None:
    signed_in(mia).post(PAGE, WORDS | {"display_name": "\u200b \u3164"})
    mia.refresh_from_db()
    assert mia.name == "mia"


@pytest.mark.parametrize(
    "wrong",
    [
        {"display_name": "x" * 41},
        {"bio": "x" * 201},
        {"country": "XX"},
        {"time_zone": "Moon/Base"},
        {"time_zone": ""},
        {"autoplay": "maybe"},
    ],
)
def test_mistakes_are_said_and_change_nothing(wrong: dict[str, str], mia: Person) -> None:
    answer = signed_in(mia).post(PAGE, WORDS | wrong)
    assert set(answer.context["form"].errors) == set(wrong)
    mia.refresh_from_db()
    assert mia.display_name == "Mia"


def test_a_picture_is_made_small_and_replaces_the_old_file(
    mia: Person, settings: LazySettings
) -> None:
    client = signed_in(mia)
    client.post(PAGE, WORDS | {"picture": picture()})
    mia.refresh_from_db()
    first = Path(settings.MEDIA_ROOT) / str(mia.avatar.name)
    with Image.open(first) as shown:
        assert shown.size == (256, 256)
    assert "IMG_0001" not in str(mia.avatar.name)
    client.post(PAGE, WORDS | {"picture": picture()})
    mia.refresh_from_db()
    assert Path(settings.MEDIA_ROOT, str(mia.avatar.name)).exists()


def test_old_files_go(
    mia: Person, settings: LazySettings, django_capture_on_commit_callbacks: object
) -> None:
    client = signed_in(mia)
    for more in ({"picture": picture()}, {"picture": picture()}, {"no_picture": "on"}):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            client.post(PAGE, WORDS | more)
    mia.refresh_from_db()
    assert not mia.avatar
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.webp"))


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"#!/bin/sh", "could not open"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "could not open")],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes, words: str, mia: Person) -> None:
    file = SimpleUploadedFile("me.png", data, "image/png")
    answer = signed_in(mia).post(PAGE, WORDS | {"picture": file})
    assert words in answer.context["form"].errors["picture"][0]
    mia.refresh_from_db()
    assert not mia.avatar


def test_a_picture_over_the_limit_is_refused(mia: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindreel.people.forms.PICTURE_BYTES", 100)
    answer = signed_in(mia).post(PAGE, WORDS | {"picture": picture()})
    assert "8 MB" in answer.context["form"].errors["picture"][0]


def test_visitors_sign_in_first_and_forms_need_their_token(mia: Person) -> None:
    assert Client().get(PAGE).headers["Location"] == f"/accounts/login/?next={PAGE}"
    assert Client().post(PAGE, WORDS).status_code == 302
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(mia, backend="kindreel.people.backend.Accounts")
    assert guarded.post(PAGE, WORDS).status_code == 403


def test_the_overview_leads_everywhere(mia: Person) -> None:
    client = signed_in(mia)
    page = client.get("/settings/").content.decode()
    for place in ("profile", "followers", "notices", "safety", "export", "delete"):
        assert f'href="/settings/{place}/"' in page
        assert client.get(f"/settings/{place}/").status_code == 200, place
