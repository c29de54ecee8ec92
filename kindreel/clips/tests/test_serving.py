"""Media files: signed addresses, the door at each request, byte ranges."""

import time
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from kindreel.clips.models import Audience, Clip
from kindreel.clips.rules import case_media_address, media_address
from kindreel.clips.tests.uploading import read_all
from kindreel.config.tests.cast import clip_of, follow_of, signed_in
from kindreel.people.models import Person
from kindreel.protection.models import Block
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing

FILM = bytes(range(256)) * 2000


def film_of(clip: Clip) -> str:
    return str(default_storage.save(f"{clip.folder}/720.mp4", ContentFile(FILM)))


@pytest.fixture
def clip(ada: Person) -> Clip:
    return clip_of(ada)


@pytest.fixture
def address(clip: Clip) -> str:
    return media_address(film_of(clip))


def test_it_serves_the_whole_file(address: str) -> None:
    answer = Client().get(address)
    assert (answer.status_code, read_all(answer)) == (200, FILM)
    assert answer["Content-Type"] == "video/mp4"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"].startswith("private")


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-", 0, 512000), ("bytes=10-19", 10, 20), ("bytes=-5", 511995, 512000)],
)
def test_it_serves_a_part(address: str, asked: str, start: int, stop: int) -> None:
    answer = Client().get(address, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {start}-{stop - 1}/512000"
    assert answer["Content-Length"] == str(stop - start)
    assert read_all(answer) == FILM[start:stop]


def test_a_large_part_comes_in_pieces_that_players_ask_for_one_by_one(clip: Clip) -> None:
    path = default_storage.save(f"{clip.folder}/480.mp4", ContentFile(FILM * 5))
    got = b""
    while len(got) < len(FILM) * 5:
        asked = {"Range": f"bytes={len(got)}-"}
        piece = Client().get(media_address(path), headers=asked)
        assert (piece.status_code, int(piece["Content-Length"]) <= 1 << 20) == (206, True)
        got += read_all(piece)
    assert got == FILM * 5


def test_a_part_behind_the_end_is_refused(address: str) -> None:
    answer = Client().get(address, headers={"Range": "bytes=512000-"})
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */512000")


def test_head_says_how_long_it_is_and_sends_nothing(address: str) -> None:
    answer = Client().head(address)
    assert (answer.status_code, answer["Content-Length"], read_all(answer)) == (200, "512000", b"")


def test_it_sends_nothing_again_that_the_browser_has(address: str) -> None:
    tag = Client().get(address)["ETag"]
    assert Client().get(address, headers={"If-None-Match": tag}).status_code == 304
    part = {"Range": "bytes=0-1", "If-Range": tag}
    assert Client().get(address, headers=part).status_code == 206
    assert Client().get(address, headers=part | {"If-Range": '"old"'}).status_code == 200


def test_an_address_stays_the_same_within_the_hour_and_expires(clip: Clip) -> None:
    hour = 3600 * (int(time.time()) // 3600)
    path = film_of(clip)
    with patch("kindreel.clips.rules.addresses.time.time", return_value=hour):
        address = media_address(path)
    with patch("kindreel.clips.rules.addresses.time.time", return_value=hour + 3599):
        assert media_address(path) == address
    for later, status in ((2 * 3600, 200), (3 * 3600, 404)):
        with patch("kindreel.clips.rules.addresses.time.time", return_value=hour + later):
            assert Client().get(address).status_code == status


def test_a_changed_address_opens_nothing(clip: Clip, address: str, zoe: Person) -> None:
    other = clip_of(zoe)
    film_of(other)
    for spoilt in (
        address.replace(clip.public_id, other.public_id),
        address.replace("720.mp4", "480.mp4"),
        address.replace("720.mp4", "original"),
        address.replace("/media/4", "/media/5"),
        address.replace("720.mp4", "..%2f..%2fkindreel.sqlite3"),
        f"/media/{'9' * 12}.x/{clip.public_id}/720.mp4",
    ):
        assert spoilt != address
        assert Client().get(spoilt).status_code == 404


def test_it_asks_the_door_at_each_request(
    clip: Clip, address: str, ada: Person, zoe: Person, noah: Person
) -> None:
    assert signed_in(zoe).get(address).status_code == 200
    block = Block.objects.create(blocker=ada, blocked=zoe)
    assert signed_in(zoe).get(address).status_code == 404
    block.delete()
    Clip.objects.update(audience=Audience.FOLLOWERS)
    follow_of(noah, ada)
    assert [signed_in(who).get(address).status_code for who in (zoe, noah, ada)] == [404, 200, 200]
    Clip.objects.update(audience=Audience.ONLY_ME)
    assert [signed_in(who).get(address).status_code for who in (noah, ada)] == [404, 200]


@pytest.mark.parametrize(("to", "authors"), [(Standing.HELD, 200), (Standing.REMOVED, 404)])
def test_what_is_held_or_taken_down_is_out_of_reach(
    clip: Clip, zoe: Person, to: Standing, authors: int
) -> None:
    address, ada = media_address(film_of(clip)), clip.author
    change_standing(subject=clip, to=to, cause=Cause(None, "decision"))
    assert Client().get(address).status_code == 404
    assert signed_in(zoe).get(address).status_code == 404
    assert signed_in(ada).get(address).status_code == authors


def test_a_moderator_opens_what_a_case_gave_them_and_nobody_else_does(
    clip: Clip, max_: Person, ida: Person, zoe: Person
) -> None:
    address = case_media_address(film_of(clip), max_.pk)
    change_standing(subject=clip, to=Standing.REMOVED, cause=Cause(None, "decision"))
    seen = [signed_in(who).get(address).status_code for who in (max_, ida, zoe)]
    assert (seen, Client().get(address).status_code) == ([200, 404, 404], 404)


def test_a_closed_community_serves_members_only(
    address: str, zoe: Person, settings: LazySettings
) -> None:
    settings.OPEN_TO_VISITORS = False
    assert (Client().get(address).status_code, signed_in(zoe).get(address).status_code) == (
        404,
        200,
    )


def test_a_file_that_is_gone_is_not_found(clip: Clip) -> None:
    assert Client().get(media_address(f"{clip.folder}/480.mp4")).status_code == 404


def test_it_takes_no_writing(address: str) -> None:
    assert Client().post(address).status_code == 405


def test_a_large_part_comes_in_pieces_so_that_no_thread_waits_for_a_slow_phone(
    address: str, settings: LazySettings
) -> None:
    large = next(Path(settings.MEDIA_ROOT).rglob(Path(address.rstrip("/")).name))
    large.write_bytes(FILM * 5)
    answer = Client().get(address, headers={"Range": "bytes=100-"})
    assert answer["Content-Range"] == f"bytes 100-{100 + 2**20 - 1}/{len(FILM) * 5}"
    assert len(read_all(answer)) == 2**20
    whole = Client().get(address)
    assert (whole["Content-Length"], len(read_all(whole))) == (str(len(FILM) * 5), len(FILM) * 5)
