from pathlib import Path

import pytest

from kindreel.lib.media import USUAL, Limits, Refusal, Refused, compatible, probe
from kindreel.lib.tests.media_files import (
    AAC,
    PICTURE,
    SOUND,
    X264,
    ffmpeg,
    flipped,
    with_length_claimed,
    with_tracks,
)

pytestmark = pytest.mark.media


def refusal(path: Path, limits: Limits = USUAL) -> Refusal:
    with pytest.raises(Refused) as caught:
        probe(path, limits)
    return caught.value.refusal


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("bubblewrap", [True, False])
def test_it_reads_a_phone_clip_with_and_without_bubblewrap(phone: Path, bubblewrap: bool) -> None:  # noqa: FBT001
    found = probe(phone, Limits(bubblewrap=bubblewrap))
    assert (found.width, found.height, found.rotation) == (120, 160, 0)
    assert (found.video_codec, found.audio_codec) == ("h264", "aac")
    assert found.seconds == pytest.approx(2, abs=0.1)
    assert found.fps == pytest.approx(30, abs=0.1)
    assert compatible(found)


def test_it_reads_the_file_and_not_its_name(phone: Path, tmp_path: Path) -> None:
    assert probe(written(tmp_path / "holiday.txt", phone.read_bytes())).video_codec == "h264"


def test_it_counts_rotation_into_width_and_height(phone: Path, tmp_path: Path) -> None:
    turned = tmp_path / "turned.mov"
    ffmpeg("-display_rotation", "90", "-i", phone, "-c", "copy", turned)
    found = probe(turned)
    assert (found.width, found.height, found.rotation) == (160, 120, 90)


def test_it_measures_a_browser_recording_that_states_no_length(tmp_path: Path) -> None:
    live = tmp_path / "live.webm"
    sound = ("-c:a", "libopus", "-b:a", "32k")
    ffmpeg(*PICTURE, *SOUND, "-c:v", "libvpx", "-b:v", "200k", *sound, "-live", "1", live)
    found = probe(live)
    assert (found.video_codec, found.audio_codec) == ("vp8", "opus")
    assert found.seconds == pytest.approx(2, abs=0.1)
    assert not compatible(found)


def test_it_reads_a_clip_of_varying_rate_without_sound(tmp_path: Path) -> None:
    path = tmp_path / "varying.mp4"
    thinned = r"select=lt(t\,1)+not(mod(n\,5))"
    ffmpeg(*PICTURE, "-vf", thinned, "-fps_mode", "vfr", *X264, path)
    found = probe(path)
    assert found.audio_codec is None
    assert found.fps == pytest.approx(18, abs=1.5)


def test_it_tells_pictures_browsers_do_not_play_from_those_they_do(tmp_path: Path) -> None:
    path = tmp_path / "444.mp4"
    ffmpeg(*PICTURE, *X264, "-pix_fmt", "yuv444p", path)
    assert not compatible(probe(path))


NOT_VIDEOS = {
    "text": b"Dear diary, " * 500,
    "page": b"<html><body><video src='file:///etc/passwd'></body></html>",
    "playlist": b"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n",
    "concat script": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "stream description": b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
    "vector picture": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>",
    "one byte": b"\0",
    "noise": bytes(i * i * 31 % 251 for i in range(5000)),
}


@pytest.mark.parametrize("content", NOT_VIDEOS.values(), ids=NOT_VIDEOS)
def test_it_refuses_what_is_no_video_whatever_it_is_called(content: bytes, tmp_path: Path) -> None:
    assert refusal(written(tmp_path / "clip.mp4", content)) is Refusal.NOT_A_VIDEO


@pytest.mark.parametrize("kind", ["jpg", "png", "gif", "avif"])
def test_it_refuses_a_picture_that_is_called_a_video(kind: str, tmp_path: Path) -> None:
    picture = tmp_path / f"picture.{kind}"
    ffmpeg(*PICTURE, "-frames:v", "1", *(("-cpu-used", "8") if kind == "avif" else ()), picture)
    assert refusal(picture.rename(tmp_path / "clip.mp4")) is Refusal.NOT_A_VIDEO


def test_it_refuses_an_empty_file(tmp_path: Path) -> None:
    assert refusal(written(tmp_path / "clip.mp4", b"")) is Refusal.EMPTY


def test_it_follows_no_link_and_opens_no_pipe(phone: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.mp4"
    link.symlink_to(phone)
    assert refusal(link) is Refusal.UNREADABLE
    assert refusal(Path("/dev/zero")) is Refusal.UNREADABLE


def test_it_blames_nobody_for_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        probe(tmp_path / "gone.mp4")


def test_it_refuses_sound_alone_even_with_a_cover(tmp_path: Path) -> None:
    cover, song = tmp_path / "cover.jpg", tmp_path / "song.m4a"
    ffmpeg(*PICTURE, "-frames:v", "1", cover)
    pinned = ("-map", "1:a", "-map", "0:v", "-c:v", "copy", "-disposition:v:0", "attached_pic")
    ffmpeg("-i", cover, *SOUND, *pinned, *AAC, song)
    assert refusal(song) is Refusal.NO_VIDEO_TRACK


@pytest.mark.parametrize("part", [0.2, 0.6, 0.98])
@pytest.mark.parametrize("index", ["first", "last"])
def test_it_notices_a_file_that_was_cut_short(
    phone: Path, tmp_path: Path, part: float, index: str
) -> None:
    whole = tmp_path / "whole.mp4"
    ffmpeg("-i", phone, "-c", "copy", *(("-movflags", "+faststart") * (index == "first")), whole)
    data = whole.read_bytes()
    assert refusal(written(whole, data[: int(len(data) * part)])) is Refusal.TRUNCATED


def test_it_notices_a_webm_that_was_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "clip.webm"
    ffmpeg(*PICTURE, "-c:v", "libvpx", "-b:v", "200k", "-g", "5", path)
    assert (
        refusal(written(path, path.read_bytes()[: path.stat().st_size // 2])) is Refusal.TRUNCATED
    )


def test_it_refuses_ten_hours_by_the_header(tmp_path: Path) -> None:
    path = tmp_path / "long.mp4"
    ffmpeg("-f", "lavfi", "-i", "color=s=32x32:r=0.05:d=36000", *X264, path)
    assert refusal(path) is Refusal.TOO_LONG


def test_it_refuses_a_long_file_that_claims_to_be_short(phone: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "liar.mp4", with_length_claimed(phone.read_bytes(), -4))
    assert refusal(path, Limits(seconds=1)) is Refusal.TOO_LONG


@pytest.mark.parametrize("factor", [-4, 20])
def test_it_believes_the_packets_and_not_the_header(
    phone: Path, tmp_path: Path, factor: int
) -> None:
    path = written(tmp_path / "liar.mp4", with_length_claimed(phone.read_bytes(), factor))
    assert probe(path).seconds == pytest.approx(2, abs=0.1)


def test_it_refuses_more_pictures_than_a_slow_motion_clip_has(phone: Path) -> None:
    assert refusal(phone, Limits(frames=30)) is Refusal.TOO_LONG


def test_it_refuses_eight_k(tmp_path: Path) -> None:
    path = tmp_path / "8k.mp4"
    ffmpeg("-f", "lavfi", "-i", "color=s=7680x4320:r=2:d=1", *X264, path)
    assert refusal(path) is Refusal.TOO_LARGE_PICTURE


@pytest.mark.parametrize("count", [17, 900, 5000])
def test_it_refuses_a_file_of_many_streams(phone: Path, tmp_path: Path, count: int) -> None:
    path = written(tmp_path / "many.mp4", with_tracks(phone.read_bytes(), count))
    assert refusal(path) is Refusal.TOO_MANY_STREAMS


def test_it_refuses_codecs_we_do_not_decode(tmp_path: Path) -> None:
    path = tmp_path / "frames.mov"
    ffmpeg(*PICTURE, "-c:v", "mjpeg", path)
    assert refusal(path) is Refusal.UNREADABLE


def test_it_refuses_a_picture_codec_nobody_knows(phone: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "strange.mp4", phone.read_bytes().replace(b"avc1", b"zzzz"))
    assert refusal(path) is Refusal.UNREADABLE


def test_it_refuses_pictures_that_are_only_noise(phone: Path, tmp_path: Path) -> None:
    data = phone.read_bytes()
    at, end = data.find(b"mdat") + 4, data.find(b"moov") - 4
    path = written(tmp_path / "noise.mp4", data[:at] + bytes(end - at) + data[end:])
    assert refusal(path) is Refusal.UNREADABLE


def test_it_refuses_sound_whose_pictures_stop_early(phone: Path, tmp_path: Path) -> None:
    path = tmp_path / "stops.mp4"
    ffmpeg("-i", phone, "-c", "copy", "-bsf:v", r"noise=amount=0:drop=gt(n\,6)", path)
    assert refusal(path) is Refusal.TRUNCATED


def test_it_gives_up_on_a_file_that_takes_too_long(phone: Path) -> None:
    assert refusal(phone, Limits(probe_seconds=0.01)) is Refusal.TOO_SLOW


@pytest.mark.parametrize(
    ("every", "offset"), [(7, 3), (61, 40), (400, 4), (997, 100), (5000, 4500)]
)
def test_it_survives_flipped_bits(phone: Path, tmp_path: Path, every: int, offset: int) -> None:
    path = written(tmp_path / "clip.mp4", flipped(phone.read_bytes(), every=every, offset=offset))
    assert outcome(path) is not Refusal.TOO_SLOW
    assert list(tmp_path.iterdir()) == [path]


def outcome(path: Path) -> Refusal | None:
    try:
        probe(path)
    except Refused as refused:
        return refused.refusal
    return None
