"""Characters that look like, hide between, or stand in for the letters a to z.

A small table of our own rather than Unicode's whole confusables file: these are the ones that
people type or that the usual "fancy text" pages produce. NFKD already undoes full-width,
mathematical, circled and superscript letters.
"""

_GREEK_AND_CYRILLIC = {
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ё": "e", "һ": "h", "і": "i", "ї": "i",
    "ј": "j", "к": "k", "ӏ": "l", "м": "m", "н": "h", "о": "o", "р": "p", "ԛ": "q", "г": "r",
    "ѕ": "s", "т": "t", "у": "y", "ѵ": "v", "ԝ": "w", "х": "x", "п": "n", "А": "a", "В": "b",
    "С": "c", "Е": "e", "Н": "h", "І": "i", "Ј": "j", "К": "k", "Ӏ": "l", "М": "m", "О": "o",
    "Р": "p", "Ѕ": "s", "Т": "t", "У": "y", "Х": "x", "Ԍ": "g", "Ѡ": "w", "α": "a", "β": "b",
    "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "τ": "t",
    "υ": "u", "χ": "x", "ω": "w", "γ": "y", "Α": "a", "Β": "b", "Ε": "e", "Ζ": "z", "Η": "h",
    "Ι": "i", "Κ": "k", "Μ": "m", "Ν": "n", "Ο": "o", "Ρ": "p", "Τ": "t", "Υ": "y", "Χ": "x",
}  # fmt: skip

_LATIN_IN_DISGUISE = {
    "ı": "i", "ȷ": "j", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ħ": "h",
    "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ƀ": "b", "ɓ": "b", "ƈ": "c", "ɗ": "d", "ɛ": "e", "ǝ": "e",
    "ə": "e", "ƒ": "f", "ɡ": "g", "ɠ": "g", "ɦ": "h", "ɨ": "i", "ƙ": "k", "ɫ": "l", "ɱ": "m",
    "ɲ": "n", "ŋ": "n", "ɵ": "o", "ƥ": "p", "ʂ": "s", "ƭ": "t", "ʉ": "u", "ʋ": "v", "ɑ": "a",
    "ɐ": "a", "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h",
    "ɪ": "i", "ᴊ": "j", "ᴋ": "k", "ʟ": "l", "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r",
    "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ʏ": "y", "ᴢ": "z", "æ": "ae", "Æ": "ae",
    "œ": "oe", "Œ": "oe", "’": "'", "‘": "'", "ʼ": "'", "＇": "'", "“": '"', "”": '"', "„": '"',
    "€": "e", "∗": "*", "⁎": "*", "•": "*", "●": "*", "✱": "*", "×": "x",
}  # fmt: skip

# Letters in filled squares and circles, which NFKD leaves alone.
_BADGES = {
    start + offset: chr(ord("a") + offset) for start in (0x1F150, 0x1F170) for offset in range(26)
}

# Invisible: soft hyphens, joiners, directions, fillers, variation selectors, tags, skin tones (a
# text is read the same whatever the skin tone of its emoji). Then the marks put on Latin letters.
_NOT_READ = (
    (0x00AD, 0x00AD), (0x0300, 0x036F), (0x0483, 0x0489), (0x061C, 0x061C), (0x115F, 0x1160),
    (0x17B4, 0x17B5), (0x180B, 0x180F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x20D0, 0x20FF), (0x2800, 0x2800), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB),
    (0x1D173, 0x1D17A), (0x1F3FB, 0x1F3FF), (0xE0000, 0xE0FFF),
)  # fmt: skip

NOT_READ: dict[int, None] = {
    code: None for first, last in _NOT_READ for code in range(first, last + 1)
}
DISGUISED: dict[int, str] = _BADGES | {ord(k): v for k, v in _LATIN_IN_DISGUISE.items()}
FOREIGN: dict[int, str] = {ord(k): v for k, v in _GREEK_AND_CYRILLIC.items()}
