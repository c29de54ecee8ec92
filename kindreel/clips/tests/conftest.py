from pathlib import Path

import pytest

from kindreel.lib.tests.media_files import phone_clip


@pytest.fixture(scope="session")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds as a phone films them."""
    return phone_clip(tmp_path_factory.mktemp("clips") / "phone.mp4")
