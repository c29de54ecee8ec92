import random
import time

import numpy as np
import pytest

from kindreel.screening import linear
from kindreel.screening.linear import SUPPORTED
from kindreel.screening.normalise import normalise

from .cases import cases

TEXTS = [
    normalise(text)
    for text in (
        *(case.text for case in cases()[::30]),
        "du bist wirklich nett",
        "t'es trop forte",
        "你真的很棒",
        "정말 잘했어요",
        "\U0001f600",
        "ha ha ha ha",
        "x",
    )
]
HOSTILE = (
    "a" * 20_000,
    "a " * 10_000,
    " ".join(map(str, range(4_000))),
    "\ud800" * 20_000,
    "很" * 20_000,
)


@pytest.mark.parametrize("lang", SUPPORTED)
def test_a_text_scores_the_same_alone_and_in_any_crowd(lang: str) -> None:
    model = linear.load()
    alone = np.concatenate([model.scores([text], lang) for text in TEXTS])
    crowd = TEXTS * 3
    order = random.Random(1).sample(range(len(crowd)), len(crowd))
    mixed = model.scores([crowd[n] for n in order], lang)
    assert (mixed == alone[[n % len(TEXTS) for n in order]]).all()


def test_a_text_scores_the_same_beside_a_very_long_one() -> None:
    model = linear.load()
    assert (model.scores([*HOSTILE, TEXTS[0]])[-1] == model.scores(TEXTS[:1])[0]).all()


@pytest.mark.parametrize("lang", SUPPORTED)
def test_every_head_answers_between_no_and_yes(lang: str) -> None:
    scores = linear.load().scores([*TEXTS, ""], lang)
    assert scores.shape == (len(TEXTS) + 1, len(SUPPORTED[lang]))
    assert ((scores > 0) & (scores < 1)).all()


def test_nothing_in_gives_nothing_out() -> None:
    assert linear.load().scores([]).shape == (0, len(SUPPORTED["en"]))


def test_saying_a_word_again_does_not_change_a_score_much() -> None:
    once, often = linear.load().scores(["idiot", "idiot " * 200])[:, 0]
    assert abs(once - often) < 0.3


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_take_bounded_time(text: str) -> None:
    linear.load()
    start = time.process_time()
    linear.load().scores([text])
    assert time.process_time() - start < 1
