"""What the demo's members say is treated as the demo wants to show it."""

import pytest

from kindreel.demo.hurtful_words import HELD, NUDGED, REPORTED
from kindreel.demo.talk import (
    ABOUT_EPISODES,
    ANSWER_TO_HEAVY,
    ANSWERS,
    HEAVY,
    KIND,
    QUESTIONS,
    ROUGH_BUT_FRIENDLY,
)
from kindreel.screening import Advice, read

FRIENDLY = (*KIND, *QUESTIONS, *ABOUT_EPISODES, *ANSWERS, ANSWER_TO_HEAVY)


def advices(texts: tuple[str, ...]) -> set[Advice]:
    return {read(text).advice for text in texts}


def test_there_is_something_to_hold_to_ask_about_and_to_report() -> None:
    assert Advice.HOLD in advices(HELD)
    assert Advice.NUDGE in advices(NUDGED)
    assert advices(REPORTED) & {Advice.PUBLISH, Advice.NUDGE}


def test_somebody_is_offered_help() -> None:
    assert advices((HEAVY,)) == {Advice.CARE}


@pytest.mark.parametrize("text", [*FRIENDLY, *ROUGH_BUT_FRIENDLY])
def test_friendly_words_are_not_held(text: str) -> None:
    assert read(text).advice is not Advice.HOLD
