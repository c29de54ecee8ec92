import json
from collections.abc import Mapping

import pytest

from kindreel.screening import HEADS, Advice, Context, Reader
from kindreel.screening.policy import Policy, PolicyError, advise

POLICY = Policy(
    version="test",
    nudge={"toxic": 0.5},
    hold={"toxic": 0.9, "threat": 0.8},
    care={"self_harm_concern": 0.5},
    clear={"toxic": 0.1},
    spoken_to=0.05,
    again=0.1,
    often=3,
)


def _advice(context: Context = Context(), **scores: float) -> Advice:  # noqa: B008 (frozen)
    given: Mapping[str, float] = dict.fromkeys(HEADS, 0.0) | scores
    return advise(given, context, POLICY).advice


@pytest.mark.parametrize(
    ("score", "advice"),
    [(0.49, Advice.PUBLISH), (0.5, Advice.NUDGE), (0.89, Advice.NUDGE), (0.9, Advice.HOLD)],
)
def test_a_threshold_is_reached_when_it_is_equalled(score: float, advice: Advice) -> None:
    assert _advice(toxic=score) is advice


def test_the_same_words_weigh_more_when_somebody_is_meant_again_and_again() -> None:
    assert _advice(toxic=0.46) is Advice.PUBLISH
    assert _advice(Context(addressed=True), toxic=0.46) is Advice.NUDGE
    assert _advice(Context(addressed=True, times_lately=3), toxic=0.36) is Advice.NUDGE
    assert _advice(Context(addressed=True, times_lately=2), toxic=0.36) is Advice.PUBLISH


def test_somebody_at_risk_is_cared_for_and_not_held_for_it() -> None:
    assert _advice(self_harm_concern=0.6) is Advice.CARE
    assert _advice(self_harm_concern=0.95, toxic=0.92) is Advice.CARE
    assert _advice(self_harm_concern=0.6, threat=0.95) is Advice.HOLD


def test_a_policy_survives_its_file() -> None:
    policy = Reader().policy
    text = json.dumps(policy.as_json())
    assert Policy.from_json(text).as_json() == policy.as_json()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "not a policy"),
        ("[]", "not a policy"),
        ('{"version": "x"}', "not a policy"),
        ('{"version":"x","nudge":{"rude":0.5},"hold":{},"care":{},"clear":{}}', "rude"),
        ('{"version":"x","nudge":{"toxic":1.5},"hold":{},"care":{},"clear":{}}', "toxic"),
        ('{"version":"x","nudge":{"toxic":true},"hold":{},"care":{},"clear":{}}', "toxic"),
        ('{"version":"x","nudge":[],"hold":{},"care":{},"clear":{}}', "nudge"),
    ],
)
def test_a_bad_policy_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(PolicyError, match=named):
        Policy.from_json(text)
