import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindreel.screening.languages import NOTHING, UNKNOWN, language_of

ENGLISH = (
    "lol u mad bro",
    "gg wp",
    "slay queen",
    "omg",
    "so pretty",
    "ur so ugly",
    "fr fr no cap",
    "ate and left no crumbs",
    "idi0t",
    "K1LL Y0URSELF",
    "y.o.u s.u.c.k",
    "w e   l o v e   y o u",
    "уоu аrе ѕtuріd",
    "ｆａｔ ｐｉｇ",
    "𝓵𝓸𝓼𝓮𝓻",
    "gay",
    "lesbians",
    "#cringe",
    "I really like how you drew the horse @someone",
)
OTHERS = (
    ("du bist so dumm das tut weh", "de"),
    ("t'es trop moche arrête", "fr"),
    ("sei proprio brutto", "it"),
    ("nadie te quiere aquí", "es"),
    ("você é muito burro mano", "pt"),
    ("你真的很棒", "zh"),
    ("너 진짜 못생겼다", "ko"),
    ("lol 너 진짜 못생겼다", "ko"),
)
UNSUPPORTED = (
    ("ты такой дурак", "ru"),
    ("أنت غبي جدا", "ar"),
    ("sen çok aptalsın", "tr"),
    ("jij bent echt zo dom", "nl"),
    ("jesteś taki głupi", "pl"),
    ("நீ ஒரு முட்டாள்", "ta"),
    ("നീ ഒരു മണ്ടൻ", "ml"),
    ("バカじゃないの", "ja"),
    ("απλά φύγε", "el"),
    ("תשתוק כבר", "he"),
    ("nee oru muttal da", "ta"),
)
EMPTY = (
    "",
    " ",
    "1234",
    "😂😂",
    "@maria",
    "https://example.org/a",
    "Maria",
    "Lina Özdemir",
    "!?",
    "x",
)
HOSTILE = (
    "a" * 20_000,
    "я" * 20_000,
    "aя" * 10_000,
    "'a" * 10_000,
    "a." * 10_000,
    "a@" * 10_000,
    "<a" * 10_000,
    "www." * 5_000,
    "a " * 10_000,
    "\u0301" * 20_000,
    "ﷺ" * 20_000,
    "ab\n" * 6_000,
    "\ud800" * 20_000,
    "\x00" * 20_000,
    "".join(map(chr, range(20_000))),
)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_as_it_is_typed_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(("text", "lang"), OTHERS + UNSUPPORTED)
def test_other_languages_are_told_apart(text: str, lang: str) -> None:
    assert language_of(text) == lang


@pytest.mark.parametrize("text", EMPTY)
def test_there_is_nothing_to_tell_from_names_numbers_and_signs(text: str) -> None:
    assert language_of(text) == NOTHING


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_take_no_time_to_speak_of(text: str) -> None:
    start = time.process_time()
    language_of(text)
    assert time.process_time() - start < 1


@given(st.text(st.characters(exclude_categories=[])))
def test_no_string_makes_it_fail(text: str) -> None:
    lang = language_of(text)
    assert lang.isalpha() or lang in {NOTHING, UNKNOWN}


def test_a_forked_worker_says_the_same() -> None:
    before = [language_of(text) for text in ENGLISH]
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, ",".join(map(language_of, ENGLISH)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        assert answer.read().split(",") == before
