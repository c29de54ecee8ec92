import json
from pathlib import Path

import pytest

from kindreel.screening import read
from kindreel.screening.cli import ScreeningError, screen_jsonl, screen_text

from .cases import cases


def _answers(tmp_path: Path, lines: list[bytes]) -> list[dict[str, object]]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(lines) + b"\n")
    assert screen_jsonl(source, target) == len(lines)
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def _line(text: str) -> bytes:
    return json.dumps({"text": text}).encode()


def _scores(text: str) -> dict[str, object]:
    scores = dict(read(text).scores)
    return {**scores, "hate": scores["identity_attack"]}


def test_it_gives_each_text_the_scores_it_has_alone(tmp_path: Path) -> None:
    texts = [*(case.text for case in cases()[::20]), "word " * 3_000] * 5
    answers = _answers(tmp_path, [_line(text) for text in texts])
    alone = {text: _scores(text) for text in set(texts)}
    assert answers == [alone[text] for text in texts]


def test_the_fast_lane_answers_each_line_too(tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    texts = [case.text for case in cases()[::20]]
    source.write_bytes(b"\n".join(map(_line, [*texts, ""])))
    assert screen_jsonl(source, target, fast=True) == len(texts) + 1
    answers = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert ["toxic" in answer for answer in answers] == [True] * len(texts) + [False]


def test_a_line_may_name_its_language(tmp_path: Path) -> None:
    lines = [b'{"text": "was", "lang": "de"}', b'{"text": "hi", "lang": "xx"}']
    found, unsupported, wrong = _answers(tmp_path, [*lines, b'{"text": "hi", "lang": 3}'])
    assert "toxic" in found
    assert "xx" in str(unsupported["error"])
    assert "lang" in str(wrong["error"])


def test_it_marks_a_bad_line_and_goes_on(tmp_path: Path) -> None:
    bad = [b"not json", b"", b"[]", b'{"text": 5}', b'{"other": ""}', b"\xff\xfe", _line("  ")]
    bad += [b"[" * 100_000, _line("x" * 30_000), b'{"text": "' + b"y" * 1_100_000 + b'"}']
    answers = _answers(tmp_path, [_line("hello"), *bad, _line("hello")])
    assert all(set(answer) == {"error"} for answer in answers[1:-1])
    assert answers[0] == answers[-1] == _scores("hello")


def test_it_reads_a_lone_surrogate_and_a_last_line_without_an_end(tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes(b'{"text": "\\ud800 hi"}')
    assert screen_jsonl(source, target) == 1
    assert "toxic" in json.loads(target.read_text())


def test_it_gives_nothing_for_an_empty_file(tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    source.touch()
    assert screen_jsonl(source, target) == 0
    assert target.read_text() == ""


def test_it_says_which_file_it_cannot_use(tmp_path: Path) -> None:
    with pytest.raises(ScreeningError, match="missing"):
        screen_jsonl(tmp_path / "missing", tmp_path / "out")
    (tmp_path / "in").touch()
    with pytest.raises(ScreeningError, match="nowhere"):
        screen_jsonl(tmp_path / "in", tmp_path / "nowhere" / "out")
    with pytest.raises(ScreeningError, match="directory"):
        screen_jsonl(tmp_path, tmp_path / "out")
    with pytest.raises(ScreeningError, match="same file"):
        screen_jsonl(tmp_path / "in", tmp_path / "in")


def test_one_text_gives_its_verdict() -> None:
    assert screen_text("what a day") == read("what a day").as_json()
