"""Names and everything else that leads to somebody go out of a text; what it says stays."""

import pytest

from kindreel.learning.stripping import stripped

TALK = ["noah", "Noah Winter", "mia_14", "Mia", "zoe", "Zoë", "王伟", "olga", "Olga O'Neil"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Noah is so mean", "<user> is so mean"),
        ("noah winter is so mean", "<user> is so mean"),
        ("NOAH!!", "<user>!!"),
        ("Winter said that", "<user> said that"),
        ("that is Noah's boat", "that is <user>'s boat"),
        ("mias boat", "<user>s boat"),
        ("@mia_14 stop it", "<user> stop it"),
        ("hey @somebody.else, look", "hey <user>, look"),
        ("zoë and zoe\u0308", "<user> and <user>"),
        ("王伟 is funny", "<user> is funny"),
        ("ask O'Neil", "ask O'<user>"),
        ("write to me at mia.k@example.org now", "write to me at <email> now"),
        ("see https://example.org/u/mia?x=1 there", "see <url> there"),
        ("see www.example.org there", "see <url> there"),
        ("see example.com/mia there", "see <url> there"),
        ("call 0176 123 45 67", "call <number>"),
        ("call +49 (0)176/1234567 now", "call <number> now"),
        ("born 03.11.2012", "born <number>"),
        ("mia_14 and mia", "<user> and <user>"),
        ("promiad and economia stay", "promiad and economia stay"),
        ("in 2024 we were 14", "in 2024 we were 14"),
        ("10/10 would watch again", "10/10 would watch again"),
        ("ok.nice", "ok.nice"),
    ],
)
def test_people_go_and_words_stay(text: str, left: str) -> None:
    assert stripped(text, TALK) == left


def test_without_names_only_addresses_go() -> None:
    assert stripped("Noah has 12345678", []) == "Noah has <number>"


def test_a_name_of_signs_matches_nothing() -> None:
    assert stripped("What? (really) *yes*", ["(", "*", "..", "🙂"]) == "What? (really) *yes*"


def test_a_long_text_does_not_take_long() -> None:
    names = [f"member{number}" for number in range(1000)]
    long = "1 2 3 4 - ( ) a@b www " * 900
    assert stripped(long, names)
