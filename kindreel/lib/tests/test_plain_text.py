import unicodedata

import pytest

from kindreel.lib.plain_text import clean, is_blank


def test_it_keeps_ordinary_words_joined_emoji_and_other_scripts() -> None:
    for text in ("Hello 👩‍🎨!", "مرحبا", "नमस्ते", "می‌خواهم", "你好", "a\n\nb"):
        assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text", ["", "   ", "\u200b\u200c\u200d", "\u2800", "\u3164 \n", "\u0301" * 9]
)
def test_it_calls_invisible_text_blank(text: str) -> None:
    assert is_blank(text)
    assert clean(text) == ""


def test_it_removes_direction_overrides_controls_and_surrogates() -> None:
    assert clean("a\u202eb\u0000c\ud800d\u2066e") == "abcde"


def test_it_tears_down_letter_towers() -> None:
    assert len(clean("z" + "\u0335" * 10_000)) == 3


def test_it_folds_empty_lines() -> None:
    assert clean("a\r\n\r\n\r\n\r\nb") == "a\n\nb"
