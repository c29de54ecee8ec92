import importlib
import shutil
import zipfile
from pathlib import Path

import pytest

from kindreel.screening import Advice, linear, read
from kindreel.screening.cli import ScreeningError, screen_jsonl
from kindreel.screening.normalise import normalise

from . import hurtful_words

TRAINING = Path(__file__).parents[3] / "training"


@pytest.fixture
def model_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "linear.npz"
    monkeypatch.setattr(linear, "SHIPPED", path)
    return path


def _is_held_unchecked() -> bool:
    verdict = read("hello")
    return verdict.advice is Advice.HOLD and not verdict.checked and not verdict.scores


def test_a_missing_model_means_hold_and_not_checked(model_at: Path) -> None:
    assert not model_at.exists()
    assert _is_held_unchecked()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"x" * 5_000_000])
def test_a_file_that_is_no_model_means_hold_and_not_checked(model_at: Path, content: bytes) -> None:
    model_at.write_bytes(content)
    assert _is_held_unchecked()


def test_one_changed_byte_means_hold_and_not_checked(model_at: Path) -> None:
    original = Path(linear.__file__).with_name("linear.npz").read_bytes()
    middle = len(original) // 2
    changed = bytes([original[middle] ^ 1])
    model_at.write_bytes(original[:middle] + changed + original[middle + 1 :])
    assert _is_held_unchecked()


def test_half_a_file_means_hold_and_not_checked(model_at: Path) -> None:
    original = Path(linear.__file__).with_name("linear.npz").read_bytes()
    model_at.write_bytes(original[: len(original) // 2])
    assert _is_held_unchecked()


def test_a_model_without_its_numbers_means_hold_and_not_checked(model_at: Path) -> None:
    with zipfile.ZipFile(model_at, "w") as archive:
        archive.writestr("about.json", '{"version": "x"}')
    assert _is_held_unchecked()


def test_bulk_screening_says_that_the_model_is_missing(model_at: Path, tmp_path: Path) -> None:
    assert not model_at.exists()
    (tmp_path / "in").touch()
    with pytest.raises(ScreeningError, match="model"):
        screen_jsonl(tmp_path / "in", tmp_path / "out")


def test_reading_works_again_once_the_model_is_back(model_at: Path) -> None:
    assert _is_held_unchecked()
    shutil.copy(Path(linear.__file__).with_name("linear.npz"), model_at)
    assert read("hello").checked


def test_the_file_is_smaller_than_10_mb_and_opens_as_a_plain_npz() -> None:
    assert linear.SHIPPED.stat().st_size < 10_000_000
    with zipfile.ZipFile(linear.SHIPPED) as archive:
        assert {f"{lang}.npy" for lang in linear.SUPPORTED} < set(archive.namelist())
    assert not any(block.weights.flags.writeable for block in linear.load().blocks.values())


def test_the_card_names_the_version_and_every_source() -> None:
    card = linear.SHIPPED.with_name("MODEL_CARD.md").read_text("utf-8")
    model = linear.load()
    sources = model.about["sources"]
    assert isinstance(sources, list)
    assert len(sources) > 10
    assert [source for source in sources if f"| {source} |" not in card] == []
    assert model.version in card


def test_no_test_sentence_was_trained_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TRAINING))
    trained = {normalise(row.text) for row in importlib.import_module("own_words").rows()}
    tested = {
        *(text for pair in hurtful_words.CONTRASTS for text in pair),
        *hurtful_words.FRIENDLY,
        *hurtful_words.HURTFUL,
    }
    assert len(trained) > 1_000
    assert {text for text in tested if normalise(text.rstrip("!.?")) in trained} == set()
