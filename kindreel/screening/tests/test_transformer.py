import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kindreel.screening import HEADS, Advice, Reader, read, read_many
from kindreel.screening.model_files import SHIPPED

from .cases import cases

TEXTS = [case.text for case in cases()[::9]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model files, to be damaged."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "models"))


def _is_not_checked(reader: Reader, text: str = "hello there") -> bool:
    verdict = reader.read(text)
    return verdict.advice is Advice.HOLD and not verdict.checked and not verdict.scores


def test_the_same_text_has_the_same_scores_in_any_company() -> None:
    alone = {text: read(text) for text in TEXTS}
    crowd = TEXTS * 3
    crowd = crowd[1::2] + crowd[::2]
    assert [read(text) for text in crowd] == [alone[text] for text in crowd]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, crowd)) == [alone[text] for text in crowd]


def test_in_bulk_what_the_transformer_reads_has_the_scores_it_has_alone() -> None:
    version = Reader().transformer.version
    by_transformer = [v for v in read_many(TEXTS) if v.model == version]
    alone = {text: read(text) for text in TEXTS}
    assert by_transformer
    assert all(verdict in alone.values() for verdict in by_transformer)


def test_a_forked_worker_reads_the_same_from_the_same_mapped_file() -> None:
    expected = json.dumps(read("what a day").as_json())
    source, target = os.pipe()
    child = os.fork()
    if not child:
        os.write(target, json.dumps(read("what a day").as_json()).encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(source, 100_000).decode() == expected
    maps = Path("/proc/self/maps").read_text("utf-8")
    assert str(SHIPPED / "transformer.bin") in maps
    assert str(SHIPPED / "linear.npz") in maps


def test_all_model_files_together_are_at_most_40_mb() -> None:
    room = SHIPPED.parent
    files = [*SHIPPED.iterdir(), room / "lid.176.ftz", room / "words.json"]
    assert sum(path.stat().st_size for path in files) <= 40_000_000


@pytest.mark.parametrize("name", ["transformer.onnx", "transformer.bin", "tokenizer.json"])
def test_a_missing_or_damaged_file_means_not_checked(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    middle = len(content) // 2
    changed = bytes([content[middle] ^ 1])
    for damaged in (content[:middle], content[:middle] + changed + content[middle + 1 :], b""):
        (folder / name).write_bytes(damaged)
        assert _is_not_checked(Reader(folder))
    (folder / name).unlink()
    assert _is_not_checked(Reader(folder))


@pytest.mark.parametrize("name", ["transformer.json", "policy.json"])
@pytest.mark.parametrize("content", ["", "{}", "[]", '{"heads": ["toxic"]}', "\x00"])
def test_numbers_that_are_none_mean_not_checked(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content)
    assert _is_not_checked(Reader(folder))


def test_reading_works_again_once_the_file_is_back(folder: Path) -> None:
    reader = Reader(folder)
    (folder / "transformer.bin").rename(folder / "away")
    assert _is_not_checked(reader)
    (folder / "away").rename(folder / "transformer.bin")
    assert reader.read("hello there").checked


def test_a_long_text_is_read_in_windows_that_hide_nothing() -> None:
    story = "we went to the lake and the water was warm and we swam until it got dark . " * 30
    insult = next(case.text for case in cases() if case.kind == "direct_insult")
    assert read(story).advice is Advice.PUBLISH
    assert read(f"{story} {insult} {story}").advice in (Advice.NUDGE, Advice.HOLD)


def test_every_head_has_a_score_between_0_and_1() -> None:
    scores = read("thank you, that helped me").scores
    assert tuple(scores) == HEADS
    assert all(0 <= score <= 1 for score in scores.values())
