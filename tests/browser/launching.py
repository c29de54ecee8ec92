"""How every test here opens Chromium: once for all of them, quietly, and last."""

import os
from typing import Any

import pytest

from tests.browser.find_chromium import find

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a camera that films a moving picture and beeps
    "--use-fake-ui-for-media-stream",
]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Use the Chromium that is there."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": find(), "args": [*QUIET, *sandbox]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open browsers after all else: Playwright's loop stays, and Django refuses work beside one."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
