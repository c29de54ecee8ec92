from pathlib import Path

import pytest
from django.conf import LazySettings

from kindreel.lib.tests.media_files import phone_clip


@pytest.fixture(autouse=True)
def _tasks_are_rows(settings: LazySettings) -> None:
    """`run_tasks` runs rows; what a broker does with a task is tested in `work`."""
    backend = "kindreel.work.queues.DatabaseQueue"
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": backend, "OPTIONS": {}}}


@pytest.fixture(scope="session")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds as a phone films them."""
    return phone_clip(tmp_path_factory.mktemp("clips") / "phone.mp4")
