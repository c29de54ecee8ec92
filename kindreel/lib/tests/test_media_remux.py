from pathlib import Path

import pytest

from kindreel.lib.media import Refusal, Refused, probe, remux
from kindreel.lib.tests.media_files import (
    AAC,
    HOME,
    PERSON,
    PICTURE,
    SOUND,
    X264,
    ffmpeg,
    packet_seconds,
)

pytestmark = pytest.mark.media
NOTE = (
    "086f3693-b7b3-4f2c-9653-21492feee5b8+filmed at our house"  # what SEI messages carry: id + text
)


def test_it_keeps_pictures_sound_and_timing(phone: Path, tmp_path: Path) -> None:
    target = tmp_path / "open.mp4"
    remux(phone, target, probe(phone))
    assert probe(target) == probe(phone)
    assert packet_seconds(target) == pytest.approx(packet_seconds(phone), abs=0.002)
    data = target.read_bytes()
    assert data.find(b"moov") < data.find(b"mdat")
    assert list(tmp_path.iterdir()) == [target]


def test_it_says_nothing_of_where_and_with_what_it_was_filmed(phone: Path, tmp_path: Path) -> None:
    target = tmp_path / "open.mp4"
    remux(phone, target, probe(phone))
    assert HOME.encode() not in target.read_bytes()
    assert PERSON.encode() not in target.read_bytes()


def test_it_drops_notes_hidden_between_the_pictures(phone: Path, tmp_path: Path) -> None:
    noted, target = tmp_path / "noted.mp4", tmp_path / "open.mp4"
    ffmpeg("-i", phone, "-c", "copy", "-bsf:v", f"h264_metadata=sei_user_data={NOTE}", noted)
    assert b"filmed at our house" in noted.read_bytes()
    remux(noted, target, probe(noted))
    assert b"filmed at our house" not in target.read_bytes()
    assert len(packet_seconds(target)) == len(packet_seconds(phone))


def test_it_takes_only_the_first_picture_and_sound(phone: Path, tmp_path: Path) -> None:
    many, target = tmp_path / "many.mkv", tmp_path / "open.mp4"
    subtitles = tmp_path / "words.srt"
    subtitles.write_text(f"1\n00:00:00,000 --> 00:00:01,000\n{PERSON}\n")
    chapters = tmp_path / "chapters.txt"
    chapters.write_text(f";FFMETADATA1\n[CHAPTER]\nSTART=0\nEND=999999999\ntitle={PERSON}\n")
    inputs = ("-i", phone, "-i", subtitles, "-i", chapters)
    tracks = ("-map", "0:v", "-map", "0:a", "-map", "0:a", "-map", "1:s", "-map_chapters", "2")
    ffmpeg(*inputs, *tracks, "-c:v", "copy", *AAC, many)
    remux(many, target, probe(many))
    assert PERSON.encode() not in target.read_bytes()
    assert target.read_bytes().count(b"trak") == 2


def test_it_still_shows_a_turned_clip_upright(phone: Path, tmp_path: Path) -> None:
    turned, target = tmp_path / "turned.mov", tmp_path / "open.mp4"
    ffmpeg("-display_rotation", "90", "-i", phone, "-c", "copy", turned)
    remux(turned, target, probe(turned))
    assert probe(target).rotation == 90


def test_it_refuses_what_it_cannot_repack(tmp_path: Path) -> None:
    source, target = tmp_path / "note.mp4", tmp_path / "open.mp4"
    clip = tmp_path / "clip.mp4"
    ffmpeg(*PICTURE, *SOUND, *X264, *AAC, clip)
    source.write_text("#EXTM3U\nfile:///etc/passwd\n")
    with pytest.raises(Refused) as caught:
        remux(source, target, probe(clip))
    assert caught.value.refusal is Refusal.UNREADABLE
    assert not target.exists()
