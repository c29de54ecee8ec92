"""Pictures from strangers."""

import io
import struct
import zlib

import pytest
from PIL import Image

from kindreel.lib.pictures import BadPictureError, TooManyPixelsError, square_webp


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, "red").save(made, kind)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_it_makes_a_small_square(kind: str) -> None:
    made = opened(square_webp(picture(kind), 32))
    assert (made.format, made.size) == ("WEBP", (32, 32))


def test_it_forgets_where_a_picture_was_taken_and_turns_it_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010E] = "behind the school"
    exif.get_ifd(0x8825)[1] = "N"
    wide = Image.new("RGB", (40, 20), "red")
    wide.paste("blue", (0, 0, 20, 20))
    made = io.BytesIO()
    wide.save(made, "JPEG", exif=exif, comment=b"behind the school", quality=95)
    data = square_webp(made.getvalue(), 16)
    assert not opened(data).getexif()
    assert b"school" not in data
    upper = opened(data).convert("RGB").getpixel((8, 2))
    assert isinstance(upper, tuple)
    assert upper[2] > upper[0]


def test_see_through_places_become_white() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(made, "PNG")
    assert opened(square_webp(made.getvalue(), 8)).convert("RGB").getpixel((4, 4)) == (255,) * 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture()[:60],
        picture("JPEG")[:150],
        picture("BMP"),
        b"GIF89a" + b"\xff" * 40,
        b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"\x00" * 30,
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadPictureError):
        square_webp(data, 16)


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    with pytest.raises(TooManyPixelsError):
        square_webp(b"\x89PNG\r\n\x1a\n" + chunk + picture()[33:], 16)
