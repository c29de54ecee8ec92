"""What the tests of this room share: something decided, something to try out."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of
from kindreel.learning.tests.candidates import added
from kindreel.people.models import Person
from kindreel.screening import candidates


@pytest.fixture
def learns(settings: LazySettings) -> None:
    """The operator opted in."""
    settings.LEARN_FROM_DECISIONS = True


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests write in one process: nothing has to settle first."""
    for module in ("derive", "trials"):
        monkeypatch.setattr(f"kindreel.learning.actions.{module}.SETTLED", timedelta(0))


@pytest.fixture
def clip(ada: Person) -> Clip:
    return clip_of(ada, "Paper boats on the pond")


@pytest.fixture
def remark(noah: Person, clip: Clip) -> Comment:
    return comment_of(noah, clip, "Those boats look silly")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A candidate that nudges every English text, checked and added once."""
    with pytest.MonkeyPatch.context() as patched:
        home = tmp_path_factory.mktemp("candidates")
        patched.setenv("KINDREEL_SCREENING", str(home))
        return added(home)


@pytest.fixture
def strict(made: Path) -> str:
    """The same, for one test."""
    shutil.copytree(made, candidates.home() / made.name)
    return made.name
