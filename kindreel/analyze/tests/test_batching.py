"""Many comments at once."""

from typing import Any

import pytest

from kindreel import screening
from kindreel.analyze.models import ApiKey
from kindreel.analyze.rules import reading
from kindreel.analyze.tests.asking import ANALYZE, BATCH, WORDS, about, ask
from kindreel.screening import Context, Verdict


def toxicity(answer: dict[str, Any]) -> float:
    return float(answer["attributeScores"]["TOXICITY"]["summaryScore"]["value"])


def test_each_has_its_own_answer_or_error_in_the_same_order(key: ApiKey) -> None:
    requests = [
        about("A boat", clientToken="1"),
        about(""),
        about(WORDS, "NUANCE_EXPERIMENTAL"),
        about(languages=["tlh"]),
        "no request",
        about(boat=1),
        about("Another boat", clientToken="7"),
    ]
    answer = ask({"requests": requests}, to=BATCH)
    assert answer.status == 200
    results = answer.body["responses"]
    assert [next(iter(result)) for result in results] == [
        "response",
        *["error"] * 5,
        "response",
    ]
    tokens = [results[0]["response"]["clientToken"], results[6]["response"]["clientToken"]]
    assert tokens == ["1", "7"]
    messages = [result["error"]["message"] for result in results[1:6]]
    assert messages[0] == "Comment must be non-empty."
    assert "NUANCE_EXPERIMENTAL" in messages[1]
    assert "tlh" in messages[2]
    assert all(result["error"]["code"] == 400 for result in results[1:6])


def test_a_batch_says_what_single_requests_say(key: ApiKey) -> None:
    context = {"context": {"entries": [{"text": "The pond is deep"}]}}
    requests = [about("Boats"), about('"The pond is deep" no', **context), about(WORDS)]
    together = ask({"requests": requests}, to=BATCH).body["responses"]
    alone = [ask(request, to=ANALYZE).body for request in requests]
    assert [result["response"]["languages"] for result in together] == [["en"]] * 3
    for result, single in zip(together, alone, strict=True):
        assert abs(toxicity(result["response"]) - toxicity(single)) < 0.1


@pytest.mark.parametrize("body", [{}, {"requests": []}, {"requests": {}}, {"request": [about()]}])
def test_what_is_no_batch(key: ApiKey, body: dict[str, object]) -> None:
    assert ask(body, to=BATCH).status == 400


def test_a_hundred_are_enough(key: ApiKey) -> None:
    assert len(ask({"requests": [about()] * 100}, to=BATCH).body["responses"]) == 100
    answer = ask({"requests": [about()] * 101}, to=BATCH)
    assert (answer.status, answer.error["message"]) == (
        400,
        "A batch holds at most 100 requests.",
    )


def test_bulk_reading_is_used_where_there_is_any(
    key: ApiKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulks: list[list[str]] = []

    def read_many(texts: list[str]) -> list[Verdict]:
        bulks.append(list(texts))
        return [screening.read(text) for text in texts]

    monkeypatch.setattr(screening, "read_many", read_many, raising=False)
    ask({"requests": [about("One"), about(""), about("Two")]}, to=BATCH)
    assert bulks == [["One", "Two"]]


def test_a_text_is_read_again_with_the_language_its_sender_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = screening.read(WORDS)
    unread = screening.verdict.not_checked("language is not known")
    asked: list[Context] = []

    def read(_text: str, context: Context) -> Verdict:
        asked.append(context)
        return told

    monkeypatch.setattr(screening, "read_many", lambda texts: [unread] * len(texts), raising=False)
    monkeypatch.setattr(screening, "read", read)
    results = reading.read_many([reading.Asked("Hm", language="en"), reading.Asked("Hm")])
    assert isinstance(results[0], reading.Reading)
    assert not isinstance(results[1], reading.Reading)
    assert len(asked) == 1
