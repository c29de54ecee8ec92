"""Which language a short comment is in: by its script, its everyday words, and fastText's model.

`lid.176.ftz` is the compressed language identification model of fastText (Joulin and others,
2016), distributed under CC-BY-SA-3.0. It is good at sentences and poor at two words of slang;
`words.json`, written by `training/list_words.py`, knows those.
"""

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import fasttext

from .lookalikes import DISGUISED, FOREIGN
from .names import is_name

WORDS: Final = Path(__file__).with_name("words.json")
MODEL: Final = Path(__file__).with_name("lid.176.ftz")
NOTHING: Final = ""  # no letters, or only a name: any model may read it
UNKNOWN: Final = "und"


class _Script(NamedTuple):
    """Letters, how many Latin ones each is worth, the language to assume and the others."""

    letters: re.Pattern[str]
    worth: int
    usual: str
    others: tuple[str, ...]


def _script(letters: str, usual: str, others: str = "", worth: int = 1) -> _Script:
    return _Script(re.compile(f"[{letters}]"), worth, usual, tuple(others.split()))


_SCRIPTS: Final = (
    _script("\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", "ko", worth=2),
    _script(
        "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f", "zh", worth=3
    ),
    _script("\u0400-\u052f", "ru", "ru uk bg be sr mk kk ky mn tg tt ba cv"),
    _script("\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff", "ar", "ar arz fa ur ps ckb ug sd azb"),
    _script("\u0370-\u03ff\u1f00-\u1fff", "el"),
    _script("\u0590-\u05ff", "he", "he yi"),
    _script("\u0900-\u097f", "hi", "hi mr ne sa bh mai"),
    _script("\u0980-\u09ff", "bn", "bn as"),
    _script("\u0a00-\u0a7f", "pa"),
    _script("\u0a80-\u0aff", "gu"),
    _script("\u0b00-\u0b7f", "or"),
    _script("\u0b80-\u0bff", "ta"),
    _script("\u0c00-\u0c7f", "te"),
    _script("\u0c80-\u0cff", "kn"),
    _script("\u0d00-\u0d7f", "ml"),
    _script("\u0d80-\u0dff", "si"),
    _script("\u0e00-\u0e7f", "th"),
    _script("\u0e80-\u0eff", "lo"),
    _script("\u1000-\u109f", "my"),
    _script("\u10a0-\u10ff", "ka"),
    _script("\u0530-\u058f", "hy"),
    _script("\u1200-\u139f", "am"),
    _script("\u1780-\u17ff", "km"),
)
_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff]")
_NOT_LATIN = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u3040-\ud7af\U00020000-\U0003134f]")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
_LOOKALIKE = re.compile("[\u0370-\u052f]")
_ANY_WORD = re.compile(r"[^\W\d_]+")

_ADDRESS = re.compile(
    r"<(?:url|user|email|number)>|\bhttps?://\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]*@[\w.-]+"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LEET = re.compile(r"(?<=[^\W\d_])[013457](?=[^\W\d_])")
_DIGITS = str.maketrans("013457", "oieast")
_SPACED_BY_SIGNS = re.compile(r"(?<=\w)[._*|~-](?=\w)")
_SPACED = re.compile(r"(?<=\w) (?=\w)")
_STRETCHED = re.compile(r"(.)\1{2,}", re.DOTALL)

_STRONGEST: Final = 5  # of the weights in words.json
_WORDS_COUNT: Final = 12.0  # how much words count beside the logarithm of fastText's probability
_UNLISTED: Final = 0.3  # what a language gets of whose words we have no list
_HARDLY: Final = 0.002  # what a language gets that fastText does not guess
_USUAL: Final = MappingProxyType({"en": 2.0, "de": 0.5, "fr": 0.5, "it": 0.0, "es": 0.5, "pt": 0.5})
_RARELY: Final = -1.0
# Written in Latin letters, these are never among fastText's guesses.
_UNGUESSED: Final = MappingProxyType({"ta": 0.3, "ml": 0.3})
_READ: Final = 20_000  # letters
_SURE: Final = 0.5
_A_FEW: Final = 2  # words that may be nothing but a name


def language_of(text: str) -> str:
    """Return the code of the language that most of a text is in, `und`, or nothing to tell."""
    plain = _plain(text[:_READ])
    if not plain.isascii() and _NOT_LATIN.search(plain):
        lang = _by_script(plain)
        if lang:
            return lang
    words = [word for word in words_of(plain) if not is_name(word)]
    if len(words) > 2 and sum(map(len, words)) < 1.5 * len(words):
        words = words_of(_closed_up(plain))
    if sum(map(len, words)) < 2:
        return NOTHING
    return _by_words(words, named=all(word[0].isupper() for word in _ANY_WORD.findall(plain)))


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORD.findall(_STRETCHED.sub(r"\1\1", text.replace("’", "'").lower()))


def _plain(text: str) -> str:
    """Undo fancy letters, lookalikes and digits inside words; drop links and mentions."""
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _latin(unicodedata.normalize("NFKC", text.replace("’", "'")).translate(DISGUISED))[
            :_READ
        ]
    text = _ADDRESS.sub(" ", text)
    return _LEET.sub(lambda digit: digit.group().translate(_DIGITS), text)


def _latin(text: str) -> str:
    foreign = set(_LOOKALIKE.findall(text))
    if foreign and all(ord(letter) in FOREIGN for letter in foreign):
        return text.translate(FOREIGN)
    return _ANY_WORD.sub(_latin_if_mixed, text) if foreign else text


def _latin_if_mixed(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(FOREIGN) if _LATIN.search(word) else word


def _closed_up(text: str) -> str:
    """Join letters that stand apart (y o u, y.o.u)."""
    joined = _SPACED_BY_SIGNS.sub("", text)
    return joined if joined != text else _SPACED.sub("", text)


def _by_script(text: str) -> str:
    """Return the language of the script that most letters are in, or nothing where it is Latin."""
    counts = [len(script.letters.findall(text)) * script.worth for script in _SCRIPTS]
    most = max(counts)
    if most <= len(_LATIN.findall(text)):
        return ""
    script = _SCRIPTS[counts.index(most)]
    if script.usual == "zh":
        kana = len(_KANA.findall(text))
        return "ja" if kana > 1 and 10 * kana * script.worth >= most else "zh"
    guesses = _guessed(text) if script.others else {}
    return next((lang for lang in guesses if lang in script.others), script.usual)


def _by_words(words: list[str], *, named: bool) -> str:
    evidence = _evidence(words)
    few = len(words) <= _A_FEW
    if _plainly_english(evidence):
        return "en"
    guessed = _guessed(" ".join(words))
    if few and not evidence and (named or max(guessed.values(), default=0) < _SURE):
        return NOTHING
    listed = _listed()[1]
    scores = {
        lang: math.log(max(guessed.get(lang, 0), _UNGUESSED.get(lang, 0)) + _HARDLY)
        + _WORDS_COUNT * (evidence.get(lang, 0.0) if lang in listed else _UNLISTED)
        + _USUAL.get(lang, _RARELY)
        for lang in {*guessed, *evidence} - (_UNGUESSED.keys() if few else set())
    }
    if not scores:
        return UNKNOWN
    best = max(sorted(scores), key=scores.__getitem__)
    return NOTHING if few and named and best != "en" else best


def _plainly_english(evidence: dict[str, float]) -> bool:
    """Say whether there is no need to ask further: most comments are plain English."""
    english = evidence.get("en", 0.0)
    return english > 0.6 and english >= max(evidence.values())


def _evidence(words: list[str]) -> dict[str, float]:
    """Return for each language how much of its everyday words a text is made of, from 0 to 1."""
    found: dict[str, float] = {}
    known = _listed()[0]
    for word in words:
        for lang, weight in known.get(word, {}).items():
            found[lang] = found.get(lang, 0) + weight
    return {lang: weight / (_STRONGEST * len(words)) for lang, weight in found.items()}


def _guessed(text: str) -> dict[str, float]:
    """Return fastText's first guesses, the best first."""
    labels, shares = _model().predict(text.replace("\n", " "), k=8, threshold=0.0)
    return {
        label.removeprefix("__label__"): float(share)
        for label, share in zip(labels, shares, strict=True)
    }


@cache
def _model() -> fasttext.FastText:
    return fasttext.load_model(str(MODEL))


@cache
def _listed() -> tuple[Mapping[str, Mapping[str, int]], frozenset[str]]:
    """Return the languages that each everyday word is of, and all languages with such words."""
    packed = json.loads(WORDS.read_text("utf-8"))
    found: dict[str, dict[str, int]] = {}
    for lang, groups in packed.items():
        for weight, words in groups.items():
            for word in words.split():
                found.setdefault(word, {})[lang] = int(weight)
    return found, frozenset(packed)
