"""Pictures from strangers, made small, square and silent about where they were taken."""

import io
import struct
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 40_000_000


class BadPictureError(Exception):
    """This cannot be used as a picture."""


class TooManyPixelsError(BadPictureError):
    """Opening this picture would take too much memory."""


def square_webp(data: bytes, side: int) -> bytes:
    """Return the middle of a picture as a square WebP of `side` pixels, without any metadata.

    Raises BadPictureError for anything that cannot be read whole and in bounds.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # bounded below
            return _squared(data, side)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error) as error:
        raise BadPictureError from error
    except (Image.DecompressionBombError, OverflowError, MemoryError) as error:
        raise TooManyPixelsError from error


def _squared(data: bytes, side: int) -> bytes:
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise TooManyPixelsError
        picture.draft("RGB", (side * 2, side * 2))  # a large JPEG is decoded small
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")
    flat = Image.alpha_composite(paper, upright).convert("RGB")
    made = io.BytesIO()
    ImageOps.fit(flat, (side, side)).save(made, "WEBP", quality=82, method=4)
    return made.getvalue()
