"""What an upload over tus may not use up: size, number, disk."""

import resource
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.conf import LazySettings

from kindreel.clips import parts
from kindreel.clips.models import Upload
from kindreel.clips.tests.resuming import FILM, Phone
from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person


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


def test_too_large_a_file_is_refused_before_anything_is_kept(phone: Phone, uploads: Path) -> None:
    said = phone.begin(500_000_001)
    assert said.status_code == 413
    assert said.content.decode().startswith("This video is too big: the limit is 500 MB.")
    assert not Upload.objects.exists()
    assert list(uploads.iterdir()) == []


def test_more_bytes_than_it_said_are_refused(phone: Phone) -> None:
    phone.begin(100)
    assert phone.send(0, FILM).status_code == 413
    assert phone.offset() == 0


def test_only_so_many_may_be_unfinished(phone: Phone, zoe: Person, settings: LazySettings) -> None:
    settings.UNFINISHED_UPLOADS = 2
    for _ in range(2):
        assert phone.begin().status_code == 201
    first = phone.place
    assert phone.begin().status_code == 429
    assert Phone(signed_in(zoe)).begin().status_code == 201
    assert phone.say("DELETE", first).status_code == 204
    assert phone.begin().status_code == 201


def test_a_disk_that_is_almost_full_is_said_before_bytes_come(phone: Phone) -> None:
    with patch("shutil.disk_usage", return_value=SimpleNamespace(free=400_000_000)):
        said = phone.begin()
    assert said.status_code == 507
    assert not Upload.objects.exists()


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file of this process may grow beyond three megabytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_fills_up_keeps_what_was_acknowledged(
    phone: Phone, request: pytest.FixtureRequest
) -> None:
    film = FILM + bytes(5 << 20)
    phone.begin(len(film))
    request.getfixturevalue("small_disk")
    said = phone.send(0, film)
    assert said.status_code == 507
    assert "What is here of yours stays." in said.content.decode()
    here = phone.offset()
    assert here == 3 << 20
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
    assert phone.send(here, film[here:]).status_code == 204
    assert file_of(phone) == film
