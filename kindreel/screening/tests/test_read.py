import json
import subprocess
import sys
import time

import pytest

from kindreel.screening import HEADS, Advice, Context, Verdict, read, read_many
from kindreel.screening.normalise import normalise

from .cases import cases, of_kind

QUOTABLE = of_kind("direct_insult")[0]
INSULTS = of_kind("direct_insult")


def test_it_knows_kindness_spam_and_questions() -> None:
    plain = read("the bus leaves at six").scores
    assert read("thank you so much, you are wonderful").scores["kind"] > 0.7
    assert read("how did you make the little paper boats?").scores["curious"] > 0.7
    assert read("win a free phone now, send your bank code to <url>").scores["spam"] > 0.7
    assert max(plain[head] for head in ("kind", "curious", "spam", "toxic")) < 0.3


def test_it_treats_a_text_the_same_whoever_is_mentioned() -> None:
    assert read("@mia that was bad").scores == read("@mohammed_x that was bad").scores


def test_a_text_of_nothing_but_mentions_is_harmless() -> None:
    verdict = read("@mia @sam_7")
    assert (verdict.checked, verdict.advice) == (True, Advice.PUBLISH)


def test_it_does_not_blame_an_answer_for_what_it_quotes() -> None:
    answer = f'"{QUOTABLE}" that is what you wrote to her, please say sorry'
    in_context = read(answer, Context(parent=QUOTABLE)).scores["toxic"]
    assert in_context < read(f"{answer} {QUOTABLE}").scores["toxic"]
    assert read(answer, Context(parent=QUOTABLE)).advice is Advice.PUBLISH


def test_it_blames_a_text_that_only_repeats_the_insult() -> None:
    verdict = read(f'"{QUOTABLE}"', Context(parent=QUOTABLE))
    assert verdict.advice in (Advice.NUDGE, Advice.HOLD)


def test_agreeing_with_an_insult_is_not_agreeing_with_praise() -> None:
    cruel = read("true", Context(parent=QUOTABLE, addressed=True))
    warm = read("true", Context(parent="you drew that so well", addressed=True))
    assert cruel.scores["bullying"] > warm.scores["bullying"] + 0.2


def test_it_gives_the_same_verdict_twice() -> None:
    assert read("what a day") == read("what a day")


def test_its_verdict_is_json_of_numbers_from_0_to_1() -> None:
    verdict = read(INSULTS[0])
    found = json.loads(json.dumps(verdict.as_json()))
    assert found["advice"] in ("nudge", "hold")
    assert set(verdict.scores) == set(HEADS)
    assert all(0 <= score <= 1 for score in verdict.scores.values())
    assert found["spans"][0].keys() == {"start", "end", "head", "score"}
    assert (verdict.checked, verdict.language) == (True, "en")
    assert verdict.model
    assert verdict.policy


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\u200d", "\u202e\u2066", "x" * 20_001])
def test_it_holds_what_it_cannot_read_as_not_checked(text: str) -> None:
    verdict = read(text)
    assert (verdict.advice, verdict.checked, dict(verdict.scores)) == (Advice.HOLD, False, {})
    assert verdict.reason


@pytest.mark.parametrize(
    "text", ["привет, как у тебя дела сегодня?", "bugün hava çok güzel, okula yürüyerek gittim"]
)
def test_a_language_without_support_is_not_checked_and_not_clean(text: str) -> None:
    verdict = read(text)
    assert (verdict.advice, verdict.checked, dict(verdict.scores)) == (Advice.HOLD, False, {})
    assert verdict.language in verdict.reason


def test_the_asker_may_say_which_language_it_is() -> None:
    assert read("was willst du", Context(language="de")).language == "de"
    assert not read("hello", Context(language="xx")).checked


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
        "😀" * 20_000,
        "🐍a" * 10_000,
        '"abc" ' * 3_000,
        "f*" * 10_000,
        "i d " * 5_000,
        "st" * 10_000,
        "\U0010ffff",
    ],
)
def test_it_answers_in_bounded_time_whatever_the_text(text: str) -> None:
    begun = time.process_time()
    assert isinstance(read(text), Verdict)
    assert isinstance(read("hi", Context(parent=text)), Verdict)
    assert isinstance(read_many([text])[0], Verdict)
    assert time.process_time() - begun < 20.0


def test_it_holds_when_something_is_not_a_text_at_all() -> None:
    verdict = read(None)  # type: ignore[arg-type]
    assert (verdict.advice, verdict.checked) == (Advice.HOLD, False)


def test_many_texts_have_their_verdicts_in_their_order() -> None:
    texts = ["hello", "", *INSULTS, "привет, как у тебя дела сегодня?", "du bist so nett"]
    verdicts = read_many(texts)
    assert [verdict.checked for verdict in verdicts] == [read(text).checked for text in texts]
    assert verdicts[2 : 2 + len(INSULTS)] == [read(text) for text in INSULTS]
    assert read_many([]) == []


def test_it_does_not_need_django() -> None:
    code = "import sys, kindreel.screening; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_case_of_the_suite_was_trained_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend("training")
    own_words = __import__("own_words")
    trained = {normalise(row.text.rstrip("!.?")) for row in own_words.rows()}
    tested = {normalise(case.text.rstrip("!.?")) for case in cases() if len(case.text.split()) > 3}
    assert len(trained) > 10_000
    assert tested & trained == set()
