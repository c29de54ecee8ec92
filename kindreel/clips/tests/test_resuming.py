"""An upload over tus: begun, broken off anywhere, gone on with, refused with words."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from kindreel.clips import parts, steps
from kindreel.clips.actions import Kept, WrongPlace, continue_upload
from kindreel.clips.models import Upload
from kindreel.clips.tests.resuming import FILM, Phone, sum_of, upload_of
from kindreel.clips.tests.uploading import filled_in, only_clip
from kindreel.config.tests.cast import signed_in
from kindreel.people.actions import delete_account
from kindreel.people.models import AgeBand, Person


@pytest.fixture(autouse=True)
def uploads(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    return Path(settings.FILE_UPLOAD_TEMP_DIR)


@pytest.fixture
def phone(ada: Person) -> Phone:
    return Phone(signed_in(ada))


def file_of(place: Phone) -> bytes:
    return parts.place(place.key).read_bytes()


def grow_old(person: Person) -> None:
    Upload.objects.owned_by(person).update(expires_at=timezone.now() - timedelta(seconds=1))


def test_it_says_what_it_can_do(phone: Phone, settings: LazySettings) -> None:
    said = phone.say("OPTIONS", "/upload/tus/")
    assert said.status_code == 204
    assert said["Tus-Version"] == "1.0.0"
    assert said["Tus-Max-Size"] == "500000000"
    assert set(said["Tus-Extension"].split(",")) == {
        "creation",
        "creation-with-upload",
        "expiration",
        "checksum",
        "termination",
    }
    assert "sha1" in said["Tus-Checksum-Algorithm"]


def test_another_version_of_the_protocol_is_not_guessed_at(phone: Phone) -> None:
    phone.begin()
    said = phone.say("HEAD", Tus_Resumable="0.2.2")
    assert (said.status_code, said["Tus-Version"]) == (412, "1.0.0")


@pytest.mark.parametrize("at", [0, 1, 27, 4096, len(FILM) - 1, len(FILM)])
def test_a_file_that_breaks_off_anywhere_goes_on_from_there(phone: Phone, at: int) -> None:
    assert phone.begin().status_code == 201
    assert phone.send(0, FILM[:at])["Upload-Offset"] == str(at)
    assert phone.offset() == at
    said = phone.send(at, FILM[at:])
    assert (said.status_code, said["Upload-Offset"]) == (204, str(len(FILM)))
    assert file_of(phone) == FILM


def test_bytes_may_come_with_the_beginning(phone: Phone) -> None:
    said = phone.bring("POST", "/upload/tus/", FILM[:500], {"Upload-Length": str(len(FILM))})
    assert (said.status_code, said["Upload-Offset"]) == (201, "500")


def test_what_the_client_told_is_given_back(phone: Phone) -> None:
    phone.begin(Upload_Metadata="filename Ym9hdHMubXA0,is_public")
    said = phone.say("HEAD")
    assert said["Upload-Metadata"] == "filename Ym9hdHMubXA0,is_public"
    assert (said["Upload-Length"], said["Cache-Control"]) == (str(len(FILM)), "no-store")


@pytest.mark.parametrize("told", ["filename " + "A" * 2000, "filename \x7f", "filename é"])
def test_words_that_tus_does_not_write_are_refused(phone: Phone, told: str) -> None:
    assert phone.begin(Upload_Metadata=told).status_code == 400


@pytest.mark.parametrize("key", ["%00", "A" * 22, "..%2F..%2Fetc", "é", "A" * 400])
def test_an_address_that_leads_nowhere_is_not_found(phone: Phone, key: str) -> None:
    assert phone.say("HEAD", f"/upload/tus/{key}/").status_code == 404
    assert phone.browser.get(f"/upload/?upload={key}").status_code == 200
    assert phone.browser.get(f"/upload/tags/?q={key}").json() == {"tags": []}


def test_it_says_until_when_it_waits(phone: Phone) -> None:
    assert phone.begin()["Upload-Expires"].endswith("GMT")


@pytest.mark.parametrize("at", [0, 99, 101, 10**17])
def test_bytes_for_another_place_are_refused(phone: Phone, at: int) -> None:
    phone.begin()
    phone.send(0, FILM[:100])
    assert phone.send(at, FILM[at : at + 9]).status_code == 409
    assert phone.offset() == 100


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "md5"])
def test_bytes_that_add_up_are_kept(phone: Phone, algorithm: str) -> None:
    phone.begin()
    assert phone.send(0, FILM, Upload_Checksum=sum_of(FILM, algorithm)).status_code == 204
    assert file_of(phone) == FILM


def test_bytes_that_changed_on_their_way_do_not_count(phone: Phone) -> None:
    phone.begin()
    phone.send(0, FILM[:100])
    spoilt = b"?" + FILM[101:500]
    assert phone.send(100, spoilt, Upload_Checksum=sum_of(FILM[100:500])).status_code == 460
    assert phone.offset() == 100
    right = FILM[100:500]
    assert phone.send(100, right, Upload_Checksum=sum_of(right)).status_code == 204
    phone.send(500, FILM[500:])
    assert file_of(phone) == FILM


@pytest.mark.parametrize("told", ["crc9 AAAA", "sha1", "sha1 ???", ""])
def test_a_checksum_nobody_can_check_is_refused(phone: Phone, told: str) -> None:
    phone.begin()
    assert phone.send(0, FILM, Upload_Checksum=told).status_code == 400
    assert phone.offset() == 0


def test_other_kinds_of_bytes_are_refused(phone: Phone) -> None:
    phone.begin()
    assert phone.send(0, FILM, Content_Type="video/mp4").status_code == 415


@pytest.mark.parametrize("length", ["", "-1", "1e3", "²", "9" * 19])
def test_a_length_that_is_no_number_is_refused(phone: Phone, length: str) -> None:
    said = phone.say("POST", "/upload/tus/", Upload_Length=length)
    assert said.status_code == 400
    assert not Upload.objects.exists()


def test_a_stranger_finds_nothing_at_the_address(phone: Phone, zoe: Person) -> None:
    phone.begin()
    other = Phone(signed_in(zoe))
    other.place = phone.place
    assert other.say("HEAD").status_code == 404
    assert other.send(0, FILM).status_code == 404
    assert other.say("DELETE").status_code == 404
    assert signed_in(zoe).post(f"{phone.place}cancel/").status_code == 404
    assert phone.offset() == 0


def test_who_is_signed_out_half_way_goes_on_after_signing_in(phone: Phone, ada: Person) -> None:
    phone.begin()
    phone.send(0, FILM[:700])
    phone.browser.logout()
    said = phone.send(700, FILM[700:])
    assert said.status_code == 401
    assert "Sign in again" in said.content.decode()
    phone.browser = signed_in(ada)
    assert phone.offset() == 700
    assert phone.send(700, FILM[700:]).status_code == 204


def test_it_needs_the_form_token(ada: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada, backend="kindreel.people.backend.Accounts")
    assert Phone(strict).begin().status_code == 403


def test_somebody_whose_age_is_not_known_cannot_begin(phone: Phone) -> None:
    Person.objects.update(age_band=AgeBand.UNKNOWN)
    assert phone.begin().status_code in {303, 403}
    assert not Upload.objects.exists()


def test_an_upload_that_waited_too_long_is_over(phone: Phone, ada: Person, uploads: Path) -> None:
    phone.begin()
    phone.send(0, FILM[:700])
    grow_old(ada)
    assert phone.say("HEAD").status_code == 410
    steps.let_go_of_expired_uploads()
    assert list(uploads.iterdir()) == []
    assert phone.send(700, FILM[700:]).status_code == 410
    Upload.objects.update(expires_at=timezone.now() - timedelta(days=8))
    steps.let_go_of_expired_uploads()
    assert phone.say("HEAD").status_code == 404


def test_an_hour_asleep_is_no_matter_and_every_byte_buys_time(phone: Phone, ada: Person) -> None:
    phone.begin()
    hour_ago = timezone.now() - timedelta(hours=1)
    Upload.objects.update(created_at=hour_ago, expires_at=timezone.now() + timedelta(hours=23))
    steps.let_go_of_expired_uploads()
    phone.send(0, FILM[:700])
    assert upload_of(ada).expires_at > timezone.now() + timedelta(hours=23, minutes=59)


def test_giving_up_leaves_nothing(phone: Phone, uploads: Path) -> None:
    phone.begin()
    phone.send(0, FILM[:700])
    assert phone.say("DELETE").status_code == 204
    assert phone.say("HEAD").status_code == 404
    assert (Upload.objects.exists(), list(uploads.iterdir())) == (False, [])


def test_clients_that_cannot_say_patch_or_delete_say_it_another_way(phone: Phone) -> None:
    phone.begin()
    said = phone.bring(
        "POST", phone.place, FILM, {"Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}
    )
    assert said["Upload-Offset"] == str(len(FILM))
    assert phone.say("POST", X_HTTP_Method_Override="DELETE").status_code == 204


def test_the_newer_of_two_writers_goes_on_and_the_older_stops(phone: Phone, ada: Person) -> None:
    phone.begin()
    older, newer = upload_of(ada), upload_of(ada)
    pieces, whole = iter([FILM[:100], b"?" * 100]), Kept(len(FILM))

    def slow(_: int) -> bytes:
        piece = next(pieces)
        if piece.startswith(b"?"):  # meanwhile the other tab goes on from what is acknowledged
            newer.refresh_from_db()
            assert continue_upload(upload=newer, at=100, read=_once(FILM[100:])) == whole
        return piece

    assert continue_upload(upload=older, at=0, read=slow) == WrongPlace()
    assert file_of(phone) == FILM


def _once(content: bytes) -> Callable[[int], bytes]:
    left = [content, b""]
    return lambda _: left.pop(0)


def test_an_upload_thrown_away_under_a_writer_stays_away(phone: Phone, uploads: Path) -> None:
    phone.begin()

    def read(_: int) -> bytes:
        phone.say("DELETE")
        return FILM

    upload = Upload.objects.get()
    assert continue_upload(upload=upload, at=0, read=read) == WrongPlace()
    assert list(uploads.iterdir()) == []


def test_deleting_the_account_takes_uploads_along(
    phone: Phone, ada: Person, uploads: Path, django_capture_on_commit_callbacks: object
) -> None:
    phone.send_all()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        delete_account(person=ada)
    assert list(uploads.iterdir()) == []


def test_a_file_nobody_owns_goes_after_a_day(phone: Phone, uploads: Path) -> None:
    phone.send_all()
    orphan = uploads / f"{'A' * 22}.part"
    orphan.touch()
    with patch("kindreel.clips.parts._changed_at", return_value=0):
        steps.let_go_of_expired_uploads()
    assert list(uploads.iterdir()) == [parts.place(phone.key)]


def test_every_byte_arrives_in_its_clip(phone: Phone) -> None:
    key = phone.send_all()
    phone.browser.post("/upload/", filled_in(video="", upload=key))
    with default_storage.open(only_clip().original) as kept:
        assert kept.read() == FILM
