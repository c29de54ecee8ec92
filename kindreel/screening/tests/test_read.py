import json
import subprocess
import sys
import time

import pytest

from kindreel.screening import Advice, Context, Verdict, linear, read

from . import hurtful_words


def _share(texts: tuple[str, ...], *advices: Advice) -> float:
    return sum(read(text).advice in advices for text in texts) / len(texts)


@pytest.mark.parametrize("text", hurtful_words.HURTFUL)
def test_it_does_not_let_plain_insults_pass(text: str) -> None:
    assert read(text).advice is not Advice.PUBLISH


def test_it_tells_near_identical_texts_apart() -> None:
    pairs = [
        (read(good).scores["toxic"], read(bad).scores["toxic"])
        for good, bad in hurtful_words.CONTRASTS
    ]
    ranked = sum(good < bad for good, bad in pairs) / len(pairs)
    assert ranked >= 0.9


def test_it_nudges_the_hurtful_half_of_the_pairs_and_seldom_the_other() -> None:
    harmless = tuple(good for good, _ in hurtful_words.CONTRASTS)
    hurtful = tuple(bad for _, bad in hurtful_words.CONTRASTS)
    assert _share(hurtful, Advice.NUDGE, Advice.HOLD) >= 0.6
    assert _share(harmless, Advice.NUDGE, Advice.HOLD) <= 0.1
    assert _share(harmless, Advice.HOLD) == 0


def test_it_lets_rough_but_friendly_words_pass() -> None:
    assert _share(hurtful_words.FRIENDLY, Advice.PUBLISH) >= 0.9
    assert _share(hurtful_words.FRIENDLY, Advice.HOLD) == 0


@pytest.mark.parametrize("text", hurtful_words.DISGUISED)
def test_it_sees_through_disguises(text: str) -> None:
    plain = read(hurtful_words.PLAINLY_HURTFUL).scores["toxic"]
    assert read(text).scores["toxic"] == pytest.approx(plain, abs=0.1)


def test_it_knows_kindness_and_spam() -> None:
    assert read("thank you so much, you are wonderful").scores["kind"] > 0.8
    assert read("the bus leaves at six").scores["kind"] < 0.2
    assert read(hurtful_words.SPAM).scores["spam"] > 0.8
    assert read("the bus leaves at six").scores["spam"] < 0.2


def test_it_treats_a_text_the_same_whoever_is_named() -> None:
    assert read("@mia that was bad").scores == read("@mohammed_x that was bad").scores


def test_it_does_not_blame_an_answer_for_what_it_quotes() -> None:
    answer = f'"{hurtful_words.QUOTABLE}" that is what you wrote to her, please say sorry'
    alone = read(answer).scores["toxic"]
    in_context = read(answer, Context(parent=hurtful_words.QUOTABLE)).scores["toxic"]
    assert in_context < alone


def test_it_blames_a_text_that_only_repeats_the_insult() -> None:
    repeated = f'"{hurtful_words.QUOTABLE}"'
    assert read(repeated, Context(parent=hurtful_words.QUOTABLE)).scores == read(repeated).scores


def test_it_gives_the_same_verdict_twice() -> None:
    assert read("what a day") == read("what a day")


def test_its_verdict_is_json_of_numbers_from_0_to_1() -> None:
    verdict = read("what a day")
    assert json.loads(json.dumps(verdict.as_json()))["advice"] == "publish"
    assert tuple(verdict.scores) == linear.SUPPORTED["en"]
    assert all(0 <= score <= 1 for score in verdict.scores.values())
    assert verdict.checked
    assert verdict.model.startswith("linear-")
    assert verdict.policy


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\u200d", "\u202e\u2066", "x" * 20_001])
def test_it_holds_what_it_cannot_read_as_not_checked(text: str) -> None:
    verdict = read(text)
    assert (verdict.advice, verdict.checked, dict(verdict.scores)) == (Advice.HOLD, False, {})
    assert verdict.reason


@pytest.mark.parametrize(
    "text",
    [
        "\ud800",
        "a\udfff\ud800b",
        "\x00\x01\x02",
        "a" + "\u0301" * 10_000,
        "\u05b0\u0591" * 10_000,
        "\ufdfa" * 20_000,
        "a " * 10_000,
        "x" * 1_000_000,
        "<script>alert(1)</script>",
        "\u202etxet desrever\u202c",
        "😀" * 5_000,
        '"abc" ' * 3_000,
        "\U0010ffff",
    ],
)
def test_it_answers_in_bounded_time_whatever_the_text(text: str) -> None:
    begun = time.process_time()
    assert isinstance(read(text), Verdict)
    assert isinstance(read("hi", Context(parent=text)), Verdict)
    assert time.process_time() - begun < 3.0


def test_it_holds_when_something_is_not_a_text_at_all() -> None:
    verdict = read(None)  # type: ignore[arg-type]
    assert (verdict.advice, verdict.checked) == (Advice.HOLD, False)


def test_it_does_not_need_django() -> None:
    code = "import sys, kindreel.screening; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
