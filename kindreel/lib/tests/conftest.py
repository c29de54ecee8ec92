from pathlib import Path

import pytest

from kindreel.lib.tests.media_files import phone_clip


@pytest.fixture(scope="session")
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="session")
def phone(media_folder: Path) -> Path:
    """A clip as a phone makes it, its index at the end."""
    return phone_clip(media_folder / "phone.mp4")
