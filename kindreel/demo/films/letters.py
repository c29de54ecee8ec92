"""Letters: the open font that comes with Pillow, and words broken into lines that fit."""

from functools import lru_cache

from PIL import ImageFont


@lru_cache(maxsize=64)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font at so many pixels."""
    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType, so the films cannot be lettered.")
    return found


def wrap(words: str, size: int, wide: float) -> str:
    """Break words into lines of about even length, none wider than so many pixels."""
    best = _filled(words, size, wide)
    for narrower in (0.9, 0.8, 0.7, 0.6, 0.5):
        tried = _filled(words, size, wide * narrower)
        if len(tried) > len(best) or max(font(size).getlength(line) for line in tried) > wide:
            break
        best = tried
    return "\n".join(best)


def _filled(words: str, size: int, wide: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font(size).getlength(longer) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
