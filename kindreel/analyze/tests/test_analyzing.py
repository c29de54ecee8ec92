"""A comment in, scores out."""

import pytest
from django.test import Client

from kindreel import screening
from kindreel.analyze.models import ApiKey
from kindreel.analyze.rules.attributes import ATTRIBUTES, severe
from kindreel.analyze.rules.reading import Part, Reading
from kindreel.analyze.rules.scoring import Question, answer_to
from kindreel.analyze.tests.asking import ANALYZE, KEY, WORDS, about, answered, ask
from kindreel.comments.tests.hurtful_words import CRUEL
from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person

TWO = "Nice 🛶 boat. You fool!"


def question(text: str = TWO, **fields: object) -> Question:
    usual: dict[str, object] = {"parent": "", "languages": (), "drops": False}
    usual |= {"annotates": True, "client_token": None, "wanted": {"TOXICITY": 0.0}}
    return Question(text=text, **{**usual, **fields})  # type: ignore[arg-type]


def test_it_answers_as_perspective_did(key: ApiKey) -> None:
    body = about(clientToken="comment-7", sessionId="9", communityId="/boats", doNotStore=True)
    answer = ask(body)
    toxic = screening.read(WORDS).scores["toxic"]
    score = {"value": toxic, "type": "PROBABILITY"}
    spans = [{"begin": 0, "end": len(WORDS), "score": score}]
    assert answer.status == 200
    assert answer.body == {
        "attributeScores": {"TOXICITY": {"spanScores": spans, "summaryScore": score}},
        "languages": ["en"],
        "detectedLanguages": ["en"],
        "clientToken": "comment-7",
    }


def test_hurtful_words_score_high_and_kind_ones_low(key: ApiKey) -> None:
    scores = [
        ask(about(text)).body["attributeScores"]["TOXICITY"]["summaryScore"]["value"]
        for text in (CRUEL, "Thank you, that was a lovely thing to do.")
    ]
    assert scores[0] > 0.8
    assert scores[1] < 0.2


def test_every_attribute_that_is_there_is_scored_under_the_name_it_was_asked_by(
    key: ApiKey,
) -> None:
    names = answered()
    assert {"TOXICITY", "TOXICITY_EXPERIMENTAL"} <= set(names)
    answer = ask(about(WORDS, *names))
    assert list(answer.body["attributeScores"]) == names
    for scores in answer.body["attributeScores"].values():
        assert 0 <= scores["summaryScore"]["value"] <= 1


def test_the_key_may_stand_in_the_address(key: ApiKey) -> None:
    for place in (f"{ANALYZE}?key={KEY}&alt=json", f"{ANALYZE}?prettyPrint=false&key={KEY}"):
        assert ask(about(), to=place, key="").status == 200


def test_names_may_be_spelt_as_protocol_buffers_spell_them(key: ApiKey) -> None:
    answer = ask(
        {
            "comment": {"text": WORDS, "type": "PLAIN_TEXT"},
            "requested_attributes": {"TOXICITY": {"score_type": "PROBABILITY"}},
            "do_not_store": True,
            "client_token": "t",
            "languages": None,
            "context": {"entries": [{"text": "Look at the pond"}]},
        }
    )
    assert answer.status == 200
    assert answer.body["clientToken"] == "t"


@pytest.mark.parametrize("tag", ["en", "EN", "en-US", "en_GB"])
def test_languages_come_back_as_they_were_said(key: ApiKey, tag: str) -> None:
    answer = ask(about(languages=[tag]))
    assert answer.body["languages"] == [tag]
    assert answer.body["detectedLanguages"] == ["en"]


@pytest.mark.parametrize(("threshold", "is_there"), [(0, True), (1, False)])
def test_scores_below_the_threshold_are_left_out(
    key: ApiKey, threshold: float, *, is_there: bool
) -> None:
    body = about() | {"requestedAttributes": {"TOXICITY": {"scoreThreshold": threshold}}}
    answer = ask(body)
    assert answer.status == 200
    assert ("TOXICITY" in answer.body["attributeScores"]) is is_there


def test_half_an_emoji_is_read_like_any_sign(key: ApiKey) -> None:
    raw = b'{"comment": {"text": "What a pond \\ud83d"}, "requestedAttributes": {"TOXICITY": {}}}'
    answer = ask(None, raw=raw)
    assert answer.body["attributeScores"]["TOXICITY"]["spanScores"][0]["end"] == 13


def test_what_is_answered_is_no_part_of_the_comment(key: ApiKey) -> None:
    around = {"articleAndParentComment": {"parentComment": {"text": CRUEL}}}
    quoting = f'He said "{CRUEL}" and I think that was wrong of him.'
    scores = [
        ask(about(quoting, **more)).body["attributeScores"]["TOXICITY"]["summaryScore"]["value"]
        for more in ({}, {"context": around}, {"context": {"entries": [{"text": CRUEL}]}})
    ]
    assert scores[1] == scores[2] < scores[0]


def test_stretches_are_counted_in_utf_16(key: ApiKey) -> None:
    at = TWO.index("fool")
    reading = Reading({"toxic": 0.9}, "en", (Part(at, at + 4, "toxic", 0.95),))
    answer = answer_to(question(), reading)
    (span,) = answer["attributeScores"]["TOXICITY"]["spanScores"]
    assert (span["begin"], span["end"]) == (at + 1, at + 5)  # the boat takes two units
    assert span["score"] == {"value": 0.95, "type": "PROBABILITY"}
    assert answer["attributeScores"]["TOXICITY"]["summaryScore"]["value"] == 0.9


def test_without_annotations_the_whole_text_is_one_stretch(key: ApiKey) -> None:
    reading = Reading({"toxic": 0.9}, "en", (Part(0, 4, "toxic", 0.95),))
    answer = answer_to(question(annotates=False), reading)
    (span,) = answer["attributeScores"]["TOXICITY"]["spanScores"]
    assert (span["begin"], span["end"]) == (0, len(TWO) + 1)


def test_annotations_can_be_asked_for(key: ApiKey) -> None:
    answer = ask(about(CRUEL, spanAnnotations=True))
    assert answer.body["attributeScores"]["TOXICITY"]["spanScores"]


def test_severe_is_toxic_that_threatens_or_is_extreme() -> None:
    def of(toxic: float, threat: float = 0.0, identity: float = 0.0) -> float:
        return severe({"toxic": toxic, "threat": threat, "identity_attack": identity})

    assert of(0.7) < 0.2
    assert of(0.95) > 0.75
    assert of(0.8, threat=0.9) == of(0.8, identity=0.9) == 0.72
    assert all(of(toxic / 10, threat=1) <= toxic / 10 for toxic in range(11))


def test_every_head_of_the_agreed_model_has_an_attribute() -> None:
    asked = {head for attribute in ATTRIBUTES.values() for head in attribute.heads}
    assert asked == {
        *("toxic", "insult", "threat", "identity_attack", "sexual", "profanity", "spam"),
        *("kind", "encouraging", "respectful", "curious"),
    }


def test_a_cookie_changes_nothing(key: ApiKey, mia: Person) -> None:
    """Not even that of an account whose age nobody knows: programs are no members."""
    Person.objects.filter(pk=mia.pk).update(age_band="unknown")
    for client in (Client(), signed_in(mia)):
        answer = client.post(f"{ANALYZE}?key={KEY}", about(), content_type="application/json")
        assert answer.status_code == 200
