"""One plain spelling for a text: what the model is trained on and what it reads.

Every step is linear in the length of the text and none raises, whatever the string holds.
"""

import re
import unicodedata

from .disguises import undisguise
from .lookalikes import DISGUISED, FOREIGN, NOT_READ
from .names import one_name

# Enough for every living script; more is a flood, and sorting a flood takes quadratic time.
_MARKS_IN_A_ROW = 4

_FOREIGN_WORD = re.compile(r"[^\W\d_]*[\u0370-\u052f][^\W\d_]*")
_FOREIGN_LETTERS = re.compile(r"[\u0370-\u052f]")
_LATIN = re.compile(r"[a-zA-Z]")

_ASS = re.compile(r"(?<!\w)@ss(?=h|es\b|\b)", re.IGNORECASE)
_LINK = re.compile(r"<url>|\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
_EMAIL = re.compile(r"<email>|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w[\w.-]*")
_MENTION = re.compile(r"<user>|(?<![\w@])@\w+", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<!\w)#(\w+)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

_LEET = str.maketrans("013457@$!", "oieastasi")
_LEET_INSIDE = re.compile(r"(?<=[a-z])[013457@$!]{1,2}(?=[a-z])")
_LEET_DOLLARS = re.compile(r"(?<!\$)\$+(?=[a-z]{2})|(?<=[a-z])\$+")
_LEET_END = re.compile(r"(?<=[a-z])[013457]\b")
_MASK = re.compile(r"(?<=[a-z])[#_%](?=[a-z])")

_SPACED = re.compile(
    r"(?<![a-z0-9'])(?:[a-z](?: [a-z]){3,}|[a-z]([.,_*/|~-])[a-z](?:\1[a-z])+)(?![a-z0-9'])"
)
_NOT_DOUBLED = re.compile(r"([aeiouhjkqvwxy])\1{2,}")
_LONG_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)
_LONG_NUMBER = re.compile(r"\d{5,}")
_APOSTROPHE = re.compile(r"(?<=n)'(?=t\b)|(?<=\bi)'(?=m\b)|(?<=\byou)'(?=(?:re|ve)\b)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})([^*]+)\1(?![\w*])")
_STRAY_STARS = re.compile(r"(?<![\w*])\*+|(?<!\*)\*(?![\w*])")
# The vowel signs of Hebrew, Arabic, Indic, Thai, Burmese and Japanese belong to their words.
_SIGNS = r"\u0591-\u05c7\u064b-\u065f\u0900-\u109f\u3099\u309a"
_NOT_WORD = re.compile(rf"([^\w\s*{_SIGNS}]|_)")


def normalise(text: str) -> str:
    """Return the words, masks and signs of a text in one spelling, with single spaces between.

    Mentions are dropped and first names read as one: who is named must not change anything.
    """
    if not text.isascii():
        text = _latin(_composed(text))
    text = _letters_for_signs(_without_addresses(text).casefold())
    text = _shorten(_join_spaced(text))
    text = _STRAY_STARS.sub(" ", _EMPHASIS.sub(r"\2", _APOSTROPHE.sub("", text)))
    return one_name(undisguise(" ".join(_NOT_WORD.sub(r" \1 ", text).split())))


def _composed(text: str) -> str:
    """Drop what is not read and undo compatibility forms and accents."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    bare = _thinned(whole.translate(NOT_READ))
    bare = unicodedata.normalize("NFKD", bare).translate(NOT_READ)
    return unicodedata.normalize("NFC", bare).translate(DISGUISED)


def _thinned(text: str) -> str:
    """Keep only the first few of a flood of combining marks."""
    kept, run = [], 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= _MARKS_IN_A_ROW:
            kept.append(letter)
    return "".join(kept)


def _latin(text: str) -> str:
    """Turn Greek and Cyrillic lookalikes into Latin, but leave real Greek and Russian alone."""
    if not _FOREIGN_LETTERS.search(text):
        return text
    really_foreign = any(
        ord(letter) not in FOREIGN
        for word in _FOREIGN_WORD.findall(text)
        if not _LATIN.search(word)
        for letter in word
    )
    if not really_foreign:
        return text.translate(FOREIGN)
    return _FOREIGN_WORD.sub(_latin_if_mixed, text)


def _latin_if_mixed(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(FOREIGN) if _LATIN.search(word) else word


def _without_addresses(text: str) -> str:
    """Replace links and e-mail addresses by a word, drop mentions, split hashtags."""
    if "@" in text or "<" in text:
        text = _EMAIL.sub(" emailaddress ", _ASS.sub("ass", text))
        text = _MENTION.sub(" ", text)
    if "#" in text:
        text = _HASHTAG.sub(lambda tag: f" {_HUMP.sub(' ', tag.group(1))}", text)
    return _LINK.sub(" linkaddress ", text)


def _letters_for_signs(text: str) -> str:
    """Read digits and signs inside a word as the letters they stand for (h4te, a$$, $tupid)."""
    if "$" in text:
        text = _LEET_DOLLARS.sub(lambda signs: "s" * len(signs.group()), text)
    plain = _LEET_INSIDE.sub(lambda signs: signs.group().translate(_LEET), text)
    if plain != text:
        plain = _leet_endings(text, plain)
    return _MASK.sub("*", plain)


def _leet_endings(before: str, after: str) -> str:
    """Read a last digit as a letter too, in words that were disguised inside (h3ll0, not mp3)."""
    # Word by word: the substitutions so far keep the length of each.
    words = [
        _LEET_END.sub(lambda sign: sign.group().translate(_LEET), new) if new != old else new
        for old, new in zip(before.split(" "), after.split(" "), strict=True)
    ]
    return " ".join(words)


def _join_spaced(text: str) -> str:
    """Join single letters with one and the same sign or space between them (s t u p i d)."""
    return _SPACED.sub(lambda run: run.group().replace(run.group(1) or " ", ""), text)


def _shorten(text: str) -> str:
    """Cut long runs of a letter or sign (stuuupid, !!!!!) and long numbers to one length."""
    text = _NOT_DOUBLED.sub(r"\1", text)
    return _LONG_NUMBER.sub("00000", _LONG_RUN.sub(r"\1\1", text))
