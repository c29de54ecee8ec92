import errno
from pathlib import Path

import pytest

from kindreel.lib.media import LADDER, Limits, Probe, Refusal, Refused, Shape, encode, probe
from kindreel.lib.media.encode import size
from kindreel.lib.media.ffmpeg import settle
from kindreel.lib.media.sandbox import Ended
from kindreel.lib.tests.media_files import (
    AAC,
    HOME,
    PERSON,
    PICTURE,
    SOUND,
    X264,
    ffmpeg,
    flipped,
    packet_seconds,
)

pytestmark = pytest.mark.media
SMALL = Shape("small", short_side=90, crf=28, maxrate=300_000, keyframe_seconds=1)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "clip"
    folder.mkdir()
    return folder / "rendition.mp4"


def nothing_is_left(target: Path) -> bool:
    return list(target.parent.iterdir()) == []


@pytest.mark.parametrize("bubblewrap", [True, False])
def test_it_makes_a_file_browsers_play(phone: Path, target: Path, bubblewrap: bool) -> None:  # noqa: FBT001
    encode(phone, target, probe(phone), SMALL, Limits(bubblewrap=bubblewrap))
    made = probe(target)
    assert (made.width, made.height) == (90, 120)
    assert (made.video_codec, made.audio_codec, made.pixel_format) == ("h264", "aac", "yuv420p")
    assert made.seconds == pytest.approx(2, abs=0.15)
    assert list(target.parent.iterdir()) == [target]
    assert target.read_bytes().find(b"moov") < target.read_bytes().find(b"mdat")


def test_it_says_nothing_of_where_and_with_what_it_was_filmed(phone: Path, target: Path) -> None:
    assert HOME.encode() in phone.read_bytes()
    assert PERSON.encode() in phone.read_bytes()
    encode(phone, target, probe(phone), SMALL)
    assert HOME.encode() not in target.read_bytes()
    assert PERSON.encode() not in target.read_bytes()


def test_it_tells_how_far_it_is(phone: Path, target: Path) -> None:
    told: list[float] = []
    encode(phone, target, probe(phone), SMALL, on_progress=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1, abs=0.05)


def test_it_stops_when_the_listener_says_so_and_leaves_nothing(phone: Path, target: Path) -> None:
    def withdraw(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        encode(phone, target, probe(phone), SMALL, on_progress=withdraw)
    assert nothing_is_left(target)


def test_it_replaces_an_earlier_try_and_sweeps_what_a_killed_one_left(
    phone: Path, target: Path
) -> None:
    target.write_bytes(b"an earlier try")
    (target.parent / ".making-dead").mkdir()
    (target.parent / ".making-dead" / "made.mp4").write_bytes(b"half a file")
    encode(phone, target, probe(phone), SMALL)
    assert list(target.parent.iterdir()) == [target]
    assert probe(target).width == 90


def test_it_turns_the_picture_upright(phone: Path, tmp_path: Path, target: Path) -> None:
    turned = tmp_path / "turned.mov"
    ffmpeg("-display_rotation", "90", "-i", phone, "-c", "copy", turned)
    encode(turned, target, probe(turned), SMALL)
    made = probe(target)
    assert (made.width, made.height, made.rotation) == (120, 90, 0)


def test_it_makes_pixels_square(tmp_path: Path, target: Path) -> None:
    wide = tmp_path / "wide.mp4"
    ffmpeg(*PICTURE, "-vf", "setsar=2", *X264, wide)
    encode(wide, target, probe(wide), LADDER[0])
    assert (probe(target).width, probe(target).height) == (240, 160)


def test_it_caps_sixty_pictures_a_second_at_thirty(tmp_path: Path, target: Path) -> None:
    quick = tmp_path / "quick.mp4"
    ffmpeg("-f", "lavfi", "-i", "testsrc2=s=120x160:r=60:d=1", *X264, quick)
    encode(quick, target, probe(quick), SMALL)
    assert probe(target).fps == pytest.approx(30, abs=1)


def test_it_keeps_a_varying_rate_in_time(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "varying.mp4"
    thinned = r"select=lt(t\,1)+not(mod(n\,5))"
    ffmpeg(*PICTURE, "-vf", thinned, "-fps_mode", "vfr", *X264, path)
    encode(path, target, probe(path), SMALL)
    assert packet_seconds(target) == pytest.approx(packet_seconds(path), abs=0.002)


def test_it_takes_a_ten_bit_hdr_picture_and_mono_sound(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "hdr.mp4"
    colours = (
        "-color_primaries",
        "bt2020",
        "-color_trc",
        "arib-std-b67",
        "-colorspace",
        "bt2020nc",
    )
    small = ("-preset", "ultrafast", "-x265-params", "log-level=none")
    ten_bit = ("-c:v", "libx265", *small, "-pix_fmt", "yuv420p10le", *colours)
    ffmpeg(*PICTURE, *SOUND, *ten_bit, *AAC, "-ac", "1", "-t", "0.5", path)
    assert probe(path).pixel_format == "yuv420p10le"
    encode(path, target, probe(path), SMALL)
    assert (probe(target).video_codec, probe(target).pixel_format) == ("h264", "yuv420p")


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1080, 1920, (720, 1280)),
        (1920, 1080, (1280, 720)),
        (607, 1081, (606, 1080)),
        (480, 854, (480, 854)),
        (2160, 3840, (720, 1280)),
        (17, 4000, (16, 4000)),
    ],
)
def test_it_keeps_proportions_even_sizes_and_never_enlarges(
    width: int, height: int, expected: tuple[int, int]
) -> None:
    seen = Probe(1, width, height, 30, "h264", None, 0)
    assert size(seen, 720) == expected


def test_it_refuses_a_file_that_yields_less_than_was_promised(phone: Path, target: Path) -> None:
    seen = probe(phone)
    promised = Probe(seen.seconds * 3, seen.width, seen.height, seen.fps, "h264", "aac", 0)
    with pytest.raises(Refused) as caught:
        encode(phone, target, promised, SMALL)
    assert caught.value.refusal is Refusal.TRUNCATED
    assert nothing_is_left(target)


def test_it_refuses_pictures_that_are_mostly_broken(
    phone: Path, tmp_path: Path, target: Path
) -> None:
    path = tmp_path / "broken.mp4"
    ffmpeg("-i", phone, "-c", "copy", "-bsf:v", r"noise=amount=gt(n\,10)*5", path)
    with pytest.raises(Refused) as caught:
        encode(path, target, probe(path), SMALL)
    assert caught.value.refusal is Refusal.UNREADABLE
    assert nothing_is_left(target)


def test_it_gives_up_when_time_is_up(phone: Path, target: Path) -> None:
    with pytest.raises(Refused) as caught:
        encode(phone, target, probe(phone), SMALL, Limits(wall_seconds=0.05))
    assert caught.value.refusal is Refusal.TOO_SLOW
    assert nothing_is_left(target)


@pytest.mark.parametrize(("every", "offset"), [(61, 3000), (400, 900), (2000, 1500)])
def test_it_survives_flipped_bits(
    phone: Path, tmp_path: Path, target: Path, every: int, offset: int
) -> None:
    path = tmp_path / "flipped.mp4"
    path.write_bytes(flipped(phone.read_bytes(), every=every, offset=offset))
    try:
        encode(path, target, probe(phone), SMALL)
    except Refused:
        assert nothing_is_left(target)
    else:
        assert probe(target).width == 90


def test_a_full_disk_is_not_the_files_fault() -> None:
    with pytest.raises(OSError, match="No space left") as caught:
        settle(Ended(256 - errno.ENOSPC, "", "", timed_out=False))
    assert caught.value.errno == errno.ENOSPC
