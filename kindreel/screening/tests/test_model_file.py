import shutil
import zipfile
from pathlib import Path

import pytest

from kindreel.screening import Advice, Reader, linear
from kindreel.screening.cli import ScreeningError, screen_jsonl
from kindreel.screening.model_files import SHIPPED

GERMAN = "heute war ein schöner Tag am See und alle waren dabei"
SHIPPED_FILE = SHIPPED / "linear.npz"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model files, to be damaged."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "models"))


def _is_held_unchecked(folder: Path) -> bool:
    verdict = Reader(folder).read(GERMAN)
    return verdict.advice is Advice.HOLD and not verdict.checked and not verdict.scores


def test_a_missing_file_means_hold_and_not_checked(folder: Path) -> None:
    (folder / "linear.npz").unlink()
    assert _is_held_unchecked(folder)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"x" * 5_000_000])
def test_a_file_that_is_no_model_means_hold_and_not_checked(folder: Path, content: bytes) -> None:
    (folder / "linear.npz").write_bytes(content)
    assert _is_held_unchecked(folder)


def test_one_changed_byte_or_half_a_file_means_hold_and_not_checked(folder: Path) -> None:
    original = SHIPPED_FILE.read_bytes()
    middle = len(original) // 2
    changed = bytes([original[middle] ^ 1])
    for damaged in (original[:middle] + changed + original[middle + 1 :], original[:middle]):
        (folder / "linear.npz").write_bytes(damaged)
        assert _is_held_unchecked(folder)


def test_a_model_without_its_numbers_means_hold_and_not_checked(folder: Path) -> None:
    with zipfile.ZipFile(folder / "linear.npz", "w") as archive:
        archive.writestr("about.json", '{"version": "x"}')
    assert _is_held_unchecked(folder)


def test_bulk_screening_says_that_the_model_is_missing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINDREEL_SCREENING", str(tmp_path))
    (tmp_path / "live").write_text("models")
    (folder / "linear.npz").unlink()
    (tmp_path / "in").touch()
    with pytest.raises(ScreeningError, match="model"):
        screen_jsonl(tmp_path / "in", tmp_path / "out")


def test_reading_works_again_once_the_file_is_back(folder: Path) -> None:
    (folder / "linear.npz").unlink()
    assert _is_held_unchecked(folder)
    shutil.copy(SHIPPED_FILE, folder)
    assert Reader(folder).read(GERMAN).checked


def test_the_file_opens_as_a_plain_npz_that_nobody_can_write_to() -> None:
    assert linear.load(SHIPPED_FILE).blocks["en"].weights.flags.writeable is False


def test_the_card_names_the_versions_and_every_source() -> None:
    card = SHIPPED.parent.joinpath("MODEL_CARD.md").read_text("utf-8")
    model = linear.load(SHIPPED_FILE)
    sources = model.about["sources"]
    assert isinstance(sources, list)
    assert len(sources) > 10
    assert [source for source in sources if f"| {source} |" not in card] == []
    assert model.version in card
    assert Reader().transformer.version in card
