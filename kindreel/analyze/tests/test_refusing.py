"""Every refusal, as Perspective and Google word it."""

import json

import pytest
from django.test import Client

from kindreel import screening
from kindreel.analyze.models import ApiKey
from kindreel.analyze.rules.attributes import UNANSWERED
from kindreel.analyze.tests.asking import ANALYZE, WORDS, about, ask
from kindreel.screening import verdict

ERROR = "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"
LARGE = 20_000


def test_an_empty_comment(key: ApiKey) -> None:
    bodies: list[object] = [about(""), about(" \n"), about("\u200b"), {}]
    for body in [*bodies, {"requestedAttributes": {"TOXICITY": {}}}]:
        answer = ask(body)
        assert answer.status == 400
        assert answer.error == {
            "code": 400,
            "message": "Comment must be non-empty.",
            "status": "INVALID_ARGUMENT",
            "details": [{"@type": ERROR, "errorType": "COMMENT_EMPTY"}],
        }


def test_a_comment_that_is_too_long_is_measured_in_bytes(key: ApiKey) -> None:
    assert ask(about("boat " * (LARGE // 5))).status == 200
    for text in ("boat " * (LARGE // 5) + "boats", "ö" * (LARGE // 2 + 1)):
        answer = ask(about(text))
        assert (answer.status, answer.error["message"]) == (400, "Comment text too long.")
        assert answer.error_type == "COMMENT_TOO_LONG"


def test_signs_that_are_too_long_when_spelt_out(key: ApiKey) -> None:
    answer = ask(about("\ufdfa" * 6000))
    assert answer.error_type == "COMMENT_TOO_LONG"


def test_no_attributes(key: ApiKey) -> None:
    answer = ask({"comment": {"text": WORDS}})
    assert answer.error["message"] == "Missing requested_attributes."
    assert answer.error_type == "NO_REQUESTED_ATTRIBUTES"


@pytest.mark.parametrize("name", ["TOXIC", "toxicity", "TOXICITY@6", "", "BOAT\ud83d"])
def test_an_attribute_nobody_knows_is_named(key: ApiKey, name: str) -> None:
    answer = ask(about(WORDS, name))
    assert answer.status == 400
    assert answer.error["message"].startswith("Unknown requested attribute: " + name[:4])
    assert answer.error_type == "INVALID_REQUEST"


@pytest.mark.parametrize("name", sorted(UNANSWERED))
def test_an_attribute_nothing_answers_for_is_named_so_that_programs_drop_it(
    key: ApiKey, name: str
) -> None:
    answer = ask(about(WORDS, "TOXICITY", name))
    assert answer.status == 400
    assert answer.error["message"] == f"Attribute {name} does not support request languages: en"
    assert answer.error["details"] == [
        {
            "@type": ERROR,
            "errorType": "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
            "languageNotSupportedByAttributeError": {
                "detectedLanguages": ["en"],
                "attribute": name,
            },
        }
    ]
    kept = ask(about(WORDS, "TOXICITY", name, dropUnsupportedAttributes=True))
    assert list(kept.body["attributeScores"]) == ["TOXICITY"]


def test_a_language_that_is_not_read(key: ApiKey) -> None:
    answer = ask(about(languages=["tlh", "en"]))
    words = "Attribute TOXICITY does not support request languages: tlh"
    assert (answer.status, answer.error["message"]) == (400, words)
    told = answer.error["details"][0]["languageNotSupportedByAttributeError"]
    assert told == {"requestedLanguages": ["tlh"], "attribute": "TOXICITY"}
    kept = ask(about(languages=["tlh"], dropUnsupportedAttributes=True))
    assert kept.body["attributeScores"] == {}


def test_a_text_in_no_language(key: ApiKey, monkeypatch: pytest.MonkeyPatch) -> None:
    unread = verdict.not_checked("text is empty")
    monkeypatch.setattr(screening, "read", lambda *_: unread)
    answer = ask(about("…!?"))
    assert answer.error["message"] == "Unable to detect language."
    assert answer.error_type == "LANGUAGE_DETECTION_FAILED"


def test_html_and_other_types_of_text(key: ApiKey) -> None:
    body = about() | {"comment": {"text": WORDS, "type": "HTML"}}
    answer = ask(body)
    assert answer.error["message"] == "Currently, only 'PLAIN_TEXT' comments are supported."
    body["comment"]["type"] = "RTF"
    assert "comment.type" in ask(body).error["message"]


@pytest.mark.parametrize("score_type", ["STD_DEV_SCORE", "PERCENTILE", "RAW"])
def test_other_types_of_score(key: ApiKey, score_type: str) -> None:
    answer = ask(about() | {"requestedAttributes": {"TOXICITY": {"scoreType": score_type}}})
    words = f"Requested score type {score_type} is not supported by attribute TOXICITY"
    assert answer.error["message"] == words


def test_two_kinds_of_context(key: ApiKey) -> None:
    both = {
        "entries": [{"text": "a"}],
        "articleAndParentComment": {"article": {"text": "b"}},
    }
    answer = ask(about(context=both))
    assert answer.error["message"].endswith("both fields were populated.")


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"comment": "words"}, "comment"),
        ({"comment": {"text": 5}}, "comment.text"),
        ({"comment": {"text": ["a"]}}, "comment.text"),
        ({"languages": "en"}, "languages"),
        ({"languages": [5]}, "languages[0]"),
        ({"doNotStore": "yes"}, "do_not_store"),
        ({"spanAnnotations": 1}, "span_annotations"),
        ({"requestedAttributes": ["TOXICITY"]}, "requested_attributes"),
        ({"requestedAttributes": {"TOXICITY": 1}}, "requested_attributes"),
        ({"requestedAttributes": {"TOXICITY": {"scoreThreshold": "a"}}}, "score_threshold"),
        ({"requestedAttributes": {"TOXICITY": {"scoreThreshold": 10**400}}}, "score_threshold"),
        ({"requestedAttributes": {"TOXICITY": {"scoreThreshold": True}}}, "score_threshold"),
        ({"context": {"entries": {}}}, "context.entries"),
        ({"clientToken": {}}, "client_token"),
    ],
)
def test_the_wrong_type_is_named_by_its_place(
    key: ApiKey, more: dict[str, object], place: str
) -> None:
    answer = ask(about() | more)
    assert (answer.status, answer.error["status"]) == (400, "INVALID_ARGUMENT")
    assert place in answer.error["message"]
    assert place in answer.error["details"][0]["fieldViolations"][0]["field"]


def test_a_field_nobody_knows(key: ApiKey) -> None:
    answer = ask(about(langauges=["en"]))
    words = 'Invalid JSON payload received. Unknown name "langauges": Cannot find field.'
    assert (answer.status, answer.error["message"]) == (400, words)
    answer = ask(about() | {"comment": {"text": WORDS, "words": "x"}})
    assert 'Unknown name "words" at "comment"' in answer.error["message"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b"null",
        b'"words"',
        b"\xff\xfe\x00",
        b"{comment: 1}",
        b'{"comment": NaN}',
        b"[" * 100_000,
        b"1" * 5000,
        b"comment=words",
    ],
)
def test_what_is_not_json(key: ApiKey, raw: bytes) -> None:
    answer = ask(None, raw=raw)
    assert answer.status == 400
    assert answer.error["message"].startswith("Invalid JSON payload received.")


def test_a_body_that_is_too_large(key: ApiKey) -> None:
    answer = ask(about(context={"entries": [{"text": "x" * 3_000_000}]}))
    assert answer.status == 400
    assert answer.error["message"].startswith("Request payload size exceeds the limit")


def test_no_message_repeats_what_somebody_wrote(key: ApiKey) -> None:
    for body in (about("quillfeather ", "NUANCE_EXPERIMENTAL"), {"comment": "quillfeather"}):
        assert "quillfeather" not in json.dumps(ask(body).body)


@pytest.mark.parametrize("place", ["/v1/comments:analyze", "/v1alpha1/comments:boat", "/v2/"])
def test_another_version_or_method_is_not_there(key: ApiKey, place: str) -> None:
    answer = ask(about(), to=place)
    assert (answer.status, answer.error["status"]) == (404, "NOT_FOUND")


def test_a_classifier_that_fails_is_no_clean_bill(
    key: ApiKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = verdict.not_checked("no model: it is not there")
    monkeypatch.setattr(screening, "read", lambda *_: broken)
    answer = ask(about())
    assert (answer.status, answer.error["status"]) == (503, "UNAVAILABLE")


def test_a_fault_of_ours_says_nothing_about_the_text(
    key: ApiKey, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(text: str, *_: object) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr(screening, "read", fail)
    answer = ask(about("quillfeather"))
    assert (answer.status, answer.error["status"]) == (500, "INTERNAL")
    assert "RuntimeError" in caplog.text
    assert "quillfeather" not in caplog.text


def test_only_posting_is_taken(key: ApiKey) -> None:
    for verb in ("get", "put", "delete"):
        answer = getattr(Client(), verb)(ANALYZE)
        assert answer.status_code == 405
        assert answer["Allow"] == "POST, OPTIONS"
        assert answer.json()["error"]["code"] == 405
