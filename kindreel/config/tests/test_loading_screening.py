"""Screening is loaded when a process starts; what is wrong with it is said, and stops nothing."""

import logging
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings

from kindreel.config.cli import main
from kindreel.config.warming import load_screening
from kindreel.screening.model_files import SHIPPED

LOADED = """
import sys
import {module}
from kindreel.screening import transformer
print(transformer.load.cache_info().currsize)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models of the operator's own, in use."""
    (tmp_path / "live").write_text("mine")
    monkeypatch.setenv("KINDREEL_SCREENING", str(tmp_path))
    return tmp_path / "mine"


@pytest.fixture
def damaged(folder: Path) -> Path:
    shutil.copytree(SHIPPED, folder)
    name = max(folder.iterdir(), key=lambda path: path.stat().st_size)
    name.write_bytes(name.read_bytes()[:-1] + b"x")
    return name


def test_whole_models_are_loaded_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        load_screening()
    assert caplog.messages == []


def test_damaged_models_are_reported_and_stop_nothing(
    damaged: Path, caplog: pytest.LogCaptureFixture
) -> None:
    load_screening()
    assert any("screening reads nothing" in message for message in caplog.messages)


def test_missing_models_stop_nothing(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    load_screening()
    assert any("kindreel check screening" in message for message in caplog.messages)


@pytest.mark.parametrize(
    ("module", "count"), [("kindreel.config.wsgi", "1"), ("kindreel.config.settings", "0")]
)
def test_the_web_server_loads_it_before_the_first_page_and_commands_do_not(
    module: str, count: str
) -> None:
    code = LOADED.format(module=module)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == count


def test_the_check_says_what_is_used_and_how_fast(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "screening"]) == 0
    said = capsys.readouterr().out
    for expected in ("✓ screening", "policy", "reads ", "en", "one text took"):
        assert expected in said


@pytest.mark.parametrize(("choice", "words"), [("hold", "are held"), ("publish", "shown unread")])
def test_the_check_says_what_becomes_of_other_languages(
    capsys: pytest.CaptureFixture[str], settings: LazySettings, choice: str, words: str
) -> None:
    settings.UNREAD_LANGUAGE = choice
    main(["check", "screening"])
    assert words in capsys.readouterr().out


def test_the_check_names_the_damaged_file(
    damaged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "screening"]) == 1
    said = capsys.readouterr().out
    assert f"{damaged.name} is damaged" in said
    assert "is not read" in said


def test_the_check_says_that_the_files_are_missing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "screening"]) == 1
    assert "✗ screening" in capsys.readouterr().out
