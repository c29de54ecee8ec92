from pathlib import Path

import pytest
from PIL import Image, ImageStat

from kindreel.lib.media import Refused, poster, probe
from kindreel.lib.tests.media_files import HOME, PICTURE, X264, ffmpeg

pytestmark = pytest.mark.media


@pytest.mark.parametrize(("suffix", "format_"), [(".jpg", "JPEG"), (".webp", "WEBP")])
def test_it_makes_a_still_in_the_format_of_its_name(
    phone: Path, tmp_path: Path, suffix: str, format_: str
) -> None:
    target = tmp_path / f"poster{suffix}"
    poster(phone, target, probe(phone), 1)
    with Image.open(target) as picture:
        assert (picture.size, picture.format) == ((120, 160), format_)
    assert HOME.encode() not in target.read_bytes()
    assert list(tmp_path.iterdir()) == [target]


def test_it_skips_a_black_beginning(tmp_path: Path) -> None:
    clip, target = tmp_path / "fade.mp4", tmp_path / "poster.jpg"
    ffmpeg(*PICTURE, "-vf", "fade=in:st=0.9:d=0.1", *X264, clip)
    poster(clip, target, probe(clip), 0)
    with Image.open(target) as picture:
        assert ImageStat.Stat(picture.convert("L")).mean[0] > 40


@pytest.mark.parametrize("at_seconds", [0, 1.99, 500, -3])
def test_it_makes_do_with_any_moment_of_an_all_black_clip(
    tmp_path: Path, at_seconds: float
) -> None:
    clip, target = tmp_path / "black.mp4", tmp_path / "poster.jpg"
    ffmpeg("-f", "lavfi", "-i", "color=black:s=64x64:r=10:d=1", *X264, clip)
    poster(clip, target, probe(clip), at_seconds)
    assert target.stat().st_size > 0


def test_it_refuses_a_file_without_a_picture(phone: Path, tmp_path: Path) -> None:
    source = tmp_path / "note.mp4"
    source.write_text("no picture here")
    with pytest.raises(Refused):
        poster(source, tmp_path / "poster.jpg", probe(phone), 0)
    assert list(tmp_path.iterdir()) == [source]
