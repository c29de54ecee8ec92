"""Scores that somebody suggests: let go, or kept without names for a while."""

import json
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from kindreel.analyze.actions import suggestions
from kindreel.analyze.models import ApiKey, Suggestion
from kindreel.analyze.rules.suggestions import without_names
from kindreel.analyze.steps import suggestions_expire
from kindreel.analyze.tests.asking import SUGGEST, WORDS, Answer, ask
from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person


def suggest(text: str = WORDS, value: object = 0.25, **more: object) -> Answer:
    scores = {"TOXICITY": {"summaryScore": {"value": value, "type": "PROBABILITY"}}}
    body = {"comment": {"text": text}, "attributeScores": scores, **more}
    return ask(body, to=SUGGEST)


@pytest.fixture
def keeping(settings: LazySettings) -> None:
    settings.SUGGESTION_DAYS = 30


def test_it_is_taken_and_let_go(key: ApiKey) -> None:
    answer = suggest(clientToken="comment-53922", communityId="/forum/boats", languages=["en"])
    assert answer.body == {
        "clientToken": "comment-53922",
        "detectedLanguages": [],
        "requestedLanguages": ["en"],
    }
    assert not Suggestion.objects.exists()


def test_it_is_kept_where_the_operator_wants_it(key: ApiKey, keeping: None) -> None:
    assert suggest(languages=["en-US"]).status == 200
    row = Suggestion.objects.get()
    assert (row.words, row.scores, row.language) == (WORDS, {"TOXICITY": 0.25}, "en")
    assert row.day == timezone.localdate()


@pytest.mark.parametrize("tag", ["\x00", "e\ud83d", "12"])
def test_what_is_no_language_is_not_kept_as_one(key: ApiKey, keeping: None, tag: str) -> None:
    assert suggest(languages=[tag]).status == 200
    assert Suggestion.objects.get().language == ""


def test_what_is_not_to_be_stored_is_not(key: ApiKey, keeping: None) -> None:
    assert suggest(doNotStore=True).status == 200
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Peter is so mean to Anna Maria", "[name] is so mean to [name] [name]"),
        ("You are mean, @peter_9 and u/anna", "You are mean, [name] and [name]"),
        ("Look: https://a.example/peter me@a.example", "Look: [link] [address]"),
        ("Call +49 (0)30 123-456 or 0176 1234567", "Call [number] or [number]"),
        ("I'm sure. Don't! YOU ARE MEAN, IT hurts", "I'm sure. Don't! YOU ARE MEAN, IT hurts"),
        ("peter#1234 said 20 things", "[name] said 20 things"),
        ("Élodie and Zoë’s boat", "[name] and [name] boat"),
        ("half \ud83d a sign", "half  a sign"),
    ],
)
def test_names_are_taken_out(text: str, kept: str) -> None:
    assert without_names(text) == kept


def test_there_is_room_for_so_many(
    key: ApiKey, keeping: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "MOST_A_DAY", 2)
    assert [suggest().status for _ in range(3)] == [200] * 3
    assert Suggestion.objects.count() == 2


def test_it_goes_when_its_time_is_over(key: ApiKey, keeping: None, settings: LazySettings) -> None:
    suggest()
    assert suggestions_expire() == 0
    Suggestion.objects.update(day=timezone.localdate() - timedelta(days=30))
    assert suggestions_expire() == 1
    suggest()
    settings.SUGGESTION_DAYS = 0
    assert suggestions_expire() == 1


@pytest.mark.parametrize("value", [-0.1, 1.1, "0", None, True])
def test_a_score_is_a_number_from_0_to_1(key: ApiKey, keeping: None, value: object) -> None:
    assert suggest(value=value).status == 400
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    "scores", [{}, {"BOAT": {"summaryScore": {"value": 0}}}, {"TOXICITY": {}}, {"\ud83d": {}}]
)
def test_scores_need_an_attribute_and_a_value(key: ApiKey, scores: dict[str, object]) -> None:
    answer = ask({"comment": {"text": WORDS}, "attributeScores": scores}, to=SUGGEST)
    assert answer.status == 400


def test_of_stretches_the_highest_counts(key: ApiKey, keeping: None) -> None:
    spans = [{"begin": 0, "end": 4, "score": {"value": value}} for value in (0.2, 0.9)]
    body = {"comment": {"text": WORDS}, "attributeScores": {"INSULT": {"spanScores": spans}}}
    assert ask(body, to=SUGGEST).status == 200
    assert Suggestion.objects.get().scores == {"INSULT": 0.9}


def test_the_operator_takes_them_along(key: ApiKey, keeping: None, olga: Person) -> None:
    suggest("Peter is mean")
    answer = signed_in(olga).get("/api/keys/suggestions.jsonl")
    line = b"".join(answer).decode()
    assert json.loads(line)["words"] == "[name] is mean"
    assert "1 suggested score kept" in signed_in(olga).get("/api/keys/").content.decode()
