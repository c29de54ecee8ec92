"""Measures against values known from elsewhere, and figures of a whole evaluation."""

import json
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kindreel.screening import Advice, Context, Reader, Verdict
from kindreel.screening.evaluating import evaluate
from kindreel.screening.evaluation_words import as_json, as_lines
from kindreel.screening.labelled import Labelled, RowsError, load_rows
from kindreel.screening.measures import (
    Share,
    area_interval,
    area_under_curve,
    calibration_error,
    precision,
    recall,
)
from kindreel.screening.policy import Policy
from kindreel.screening.verdict import not_checked


def floats(*values: float) -> np.ndarray:
    return np.array(values, np.float64)


def answers(bits: str) -> np.ndarray:
    return np.array([bit == "1" for bit in bits], np.bool_)


@pytest.mark.parametrize(
    ("scores", "bits", "area"),
    [
        ((0.1, 0.4, 0.35, 0.8), "0011", 0.75),  # the example of scikit-learn's roc_auc_score
        ((0.1, 0.2, 0.3, 0.9), "0011", 1.0),
        ((0.9, 0.8, 0.1, 0.2), "0011", 0.0),
        ((0.5, 0.5, 0.5, 0.5), "0011", 0.5),
        ((0.5, 0.5, 0.2, 0.9), "0101", 0.875),  # 3 pairs won and one tie, of 4
        ((0.2, 0.7, 0.7, 0.7, 0.9), "01011", 0.8333333333333334),
    ],
)
def test_area_under_the_curve(scores: tuple[float, ...], bits: str, area: float) -> None:
    assert area_under_curve(floats(*scores), answers(bits)) == pytest.approx(area)


@pytest.mark.parametrize("bits", ["000", "111", ""])
def test_no_area_without_both_answers(bits: str) -> None:
    scores = floats(*(0.1 * number for number in range(len(bits))))
    assert area_under_curve(scores, answers(bits)) is None


def test_area_is_what_counting_every_pair_gives() -> None:
    random = np.random.default_rng(5)
    scores, truth = random.integers(0, 20, 200) / 20, random.random(200) < 0.3
    won = [
        1.0 if yes > no else 0.5 if yes == no else 0.0
        for yes in scores[truth]
        for no in scores[~truth]
    ]
    assert area_under_curve(scores, truth) == pytest.approx(sum(won) / len(won))


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        # Wilson's interval without correction, as in Newcombe 1998, table I
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_of_a_share(hits: int, total: int, low: float, high: float) -> None:
    assert Share(hits, total).interval == pytest.approx((low, high), abs=5e-5)


def test_nothing_of_nothing_may_be_anything() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 0).interval == (0.0, 1.0)


def test_a_perfect_area_of_few_rows_is_not_sure() -> None:
    low, high = area_interval(1.0, 2, 500)
    assert low < 0.4
    assert high == 1.0


def test_calibration_error_by_hand() -> None:
    scores = floats(0.05, 0.05, 0.95, 0.95, 1.0)
    # 2 of 5 in the first bin: |0.05 − 0.5|; 3 of 5 in the last: |0.9667 − 0.6667|
    expected = 2 / 5 * 0.45 + 3 / 5 * 0.3
    assert calibration_error(scores, answers("01101")) == pytest.approx(expected)
    assert calibration_error(floats(), answers("")) is None
    assert calibration_error(floats(0.0, 1.0), answers("01")) == 0.0


def test_precision_and_recall_at_a_threshold() -> None:
    scores, bits = floats(0.2, 0.5, 0.6, 0.9), answers("1011")
    assert precision(scores, bits, 0.5) == Share(2, 3)
    assert recall(scores, bits, 0.5) == Share(2, 3)
    assert precision(scores, bits, 0.95) == Share(0, 0)


POLICY = Policy(
    version="p", nudge={"toxic": 0.5}, hold={"toxic": 0.93, "spam": 0.95}, care={}, clear={}
)


class Known(Reader):
    """A reader whose answers are known."""

    def __init__(self) -> None:
        super().__init__(policy=POLICY)
        self.contexts: list[Context] = []

    def read(self, text: str, context: Context = Context()) -> Verdict:  # noqa: B008 - frozen
        self.contexts.append(context)
        if "?" in text:
            return not_checked("no model reads the language xx", language="xx")
        score = 0.9 if "bad" in text else 0.1
        advice = Advice.NUDGE if "bad" in text else Advice.PUBLISH
        scores = {"toxic": score, "spam": 0.02}
        return Verdict(
            advice, scores, checked=True, model="m", policy="p", reason="", language="en"
        )


ROWS = [
    *[Labelled("bad", {"toxic": True})] * 40,
    *[Labelled("calm", {"toxic": True})] * 10,
    *[Labelled("calm", {"toxic": False, "spam": False})] * 45,
    *[Labelled("bad", {"toxic": False})] * 5,
    *[Labelled("???", {}, language="xx", against=True)] * 3,
]


def test_a_whole_evaluation() -> None:
    found = evaluate(Known(), ROWS)
    toxic = found.heads[0]
    assert (found.rows, toxic.head, toxic.yes, toxic.no) == (103, "toxic", 50, 50)
    assert toxic.area == pytest.approx(0.85)
    nudge = next(cut for cut in toxic.cuts if cut.level == "nudge")
    assert (nudge.precision, nudge.recall) == (Share(40, 45), Share(40, 50))
    assert found.advice[True, "nudge"] == 40
    assert found.advice[True, "publish"] == 10
    assert found.advice[True, "not read"] == 3
    assert found.advice[False, "nudge"] == 5
    english = found.groups[0]
    assert (english.language, english.caught, english.disturbed) == (
        "en",
        Share(40, 50),
        Share(5, 50),
    )
    assert found.groups[1].unread == 3


def test_heads_without_both_answers_have_no_area() -> None:
    spam = next(each for each in evaluate(Known(), ROWS).heads if each.head == "spam")
    assert (spam.yes, spam.no, spam.area) == (0, 45, None)
    assert spam.is_few


def test_too_few_rows_are_said_to_be_few() -> None:
    found = evaluate(Known(), ROWS[:4])
    assert any("Only 4 rows" in warning for warning in found.warnings)
    assert any("Only 4 rows" in line for line in as_lines(found))


def test_it_is_read_in_its_context() -> None:
    reader = Known()
    evaluate(
        reader, [Labelled("so do you", {}, parent="bad"), Labelled("hey <user>"), Labelled("x")]
    )
    assert [(c.parent, c.addressed) for c in reader.contexts] == [
        ("bad", True),
        ("", True),
        ("", False),
    ]


def test_figures_can_be_written_and_read() -> None:
    found = evaluate(Known(), ROWS)
    written = json.loads(json.dumps(as_json(found)))
    assert written["heads"]["toxic"]["at"]["nudge"]["recall"]["hits"] == 40
    lines = "\n".join(as_lines(found))
    assert "AUC 0.850" in lines
    assert "AUC needs both answers" in lines
    assert not math.isnan(written["heads"]["toxic"]["auc"])


def test_labels_say_whether_it_broke_a_rule() -> None:
    assert Labelled("x", {"toxic": True}).is_against is True
    assert Labelled("x", {"toxic": False, "threat": False}).is_against is False
    assert Labelled("x", {"profanity": True}).is_against is None
    assert Labelled("x", {"kind": True}).is_against is None
    assert Labelled("x", {}, against=True).is_against is True


def lines_of(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n")
    return path


def test_rows_come_from_a_file(tmp_path: Path) -> None:
    good = '{"text": "hi", "labels": {"toxic": false}, "parent": "hello"}'
    (row,) = load_rows(lines_of(tmp_path / "rows", good, ""))
    assert (row.text, row.parent, row.labels) == ("hi", "hello", {"toxic": False})


def bad_lines() -> Iterator[tuple[str, str]]:
    yield "no", "not JSON"
    yield "[]", "not an object"
    yield '{"labels": {}}', '"text"'
    yield '{"text": " ", "labels": {}}', '"text"'
    yield '{"text": 1, "labels": {}}', '"text"'
    yield '{"text": "x"}', '"labels"'
    yield '{"text": "x", "labels": {"rude": true}}', "no head called rude"
    yield '{"text": "x", "labels": {"toxic": 1}}', "label of toxic"
    yield '{"text": "x", "labels": {}, "against": "yes"}', '"against"'
    yield json.dumps({"text": "x" * 20_001, "labels": {}}), "longer than"


@pytest.mark.parametrize(("line", "words"), list(bad_lines()))
def test_a_bad_line_is_named(line: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(RowsError, match=f"line 2: .*{words}"):
        load_rows(lines_of(tmp_path / "rows", '{"text": "x", "labels": {}}', line))
