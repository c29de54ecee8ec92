"""Adding models and policies: checked, whole, under a name of their own; and the pointer."""

import json
import shutil
from pathlib import Path

import pytest

from kindreel.screening import candidates, reader
from kindreel.screening.candidates import CandidateError
from kindreel.screening.model_files import SHIPPED


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder of model files as training leaves them."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "given"))


def policy(folder: Path, **changes: object) -> Path:
    path = folder / "policy.json"
    path.write_text(json.dumps(json.loads((SHIPPED / "policy.json").read_text()) | changes))
    return path


def refused(source: Path, name: str = "new") -> str:
    with pytest.raises(CandidateError) as caught:
        candidates.add(source, name, SHIPPED)
    assert candidates.names() == []
    assert not list(candidates.home().glob(".adding*"))
    return str(caught.value)


def test_a_whole_folder_is_added(given: Path) -> None:
    made = candidates.add(given, "new", SHIPPED)
    assert candidates.names() == ["new"]
    candidates.check_files(made)
    assert candidates.about(made) == candidates.about(SHIPPED)
    assert candidates.digest_of(made) == candidates.digest_of(SHIPPED)


def test_a_policy_alone_is_enough(tmp_path: Path) -> None:
    made = candidates.add(policy(tmp_path, version="mild"), "mild", SHIPPED)
    assert candidates.about(made).policy == "mild"
    assert (made / "transformer.onnx").is_file()


def test_a_damaged_model_is_refused(given: Path) -> None:
    (given / "tokenizer.json").write_text("{}")
    assert "tokenizer.json is damaged" in refused(given)


def test_a_model_for_other_heads_is_refused(given: Path) -> None:
    about = json.loads((given / "transformer.json").read_text())
    (given / "transformer.json").write_text(json.dumps(about | {"heads": ["toxic"]}))
    assert "other heads" in refused(given)


@pytest.mark.parametrize("limits", [{"toxic": 2}, {"rude": 0.5}, {"toxic": 0}, 7])
def test_a_policy_that_makes_no_sense_is_refused(limits: object, tmp_path: Path) -> None:
    assert "hold" in refused(policy(tmp_path, hold=limits))


def test_half_a_model_is_refused(given: Path) -> None:
    (given / "transformer.json").unlink()
    assert "lacks transformer.json" in refused(given)


def test_an_empty_folder_and_none_are_refused(tmp_path: Path) -> None:
    assert "holds none of" in refused(tmp_path)
    assert "there is no folder" in refused(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["shipped", "live", "", "../x", "A", "a b", ".x", "x" * 41])
def test_a_name_is_plain(name: str, tmp_path: Path) -> None:
    assert "cannot be a name" in refused(policy(tmp_path), name)


def test_a_name_is_never_used_twice(tmp_path: Path) -> None:
    candidates.add(policy(tmp_path), "new", SHIPPED)
    with pytest.raises(CandidateError, match="already"):
        candidates.add(policy(tmp_path, version="other"), "new", SHIPPED)
    assert candidates.about(candidates.folder_of("new")).policy != "other"


def test_later_damage_is_noticed(tmp_path: Path) -> None:
    made = candidates.add(policy(tmp_path), "new", SHIPPED)
    (made / "linear.npz").write_bytes(b"")
    with pytest.raises(CandidateError, match="npz is damaged"):
        candidates.check_files(made)
    (made / "linear.npz").unlink()
    with pytest.raises(CandidateError, match="linear"):
        candidates.check_files(made)


def test_the_pointer_moves_every_reader_at_once(tmp_path: Path) -> None:
    candidates.add(policy(tmp_path, version="mild"), "mild", SHIPPED)
    assert reader().policy.version != "mild"
    candidates.point_to("mild")
    assert (reader().policy.version, candidates.pointed_to()) == ("mild", "mild")
    candidates.point_to("shipped")
    assert (reader().folder, candidates.pointed_to()) == (SHIPPED, "shipped")
    assert not list(candidates.home().glob(".live*"))
