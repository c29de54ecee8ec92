"""A real server, a real worker, a real Chromium."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kindreel.lib.media import ffmpeg_path
from tests.browser.find_chromium import find

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
PASSWORD = "paper-boats-at-noon"
PEOPLE = """
import django; django.setup()
from kindreel.config.tests.cast import person
from kindreel.people.models import AgeBand, Role
for handle, role in {people!r}:
    person(handle, AgeBand.ADULT, Role(role))
"""


@dataclass(frozen=True)
class House:
    """A running Kindreel: its address, and handles of people who are in it."""

    address: str
    handles: dict[str, str]

    def url(self, path: str) -> str:
        return f"{self.address}{path}"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": find(), "args": [*QUIET, *sandbox]}


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """`kindreel up` as an operator starts it, with the services the environment names."""
    folder = tmp_path_factory.mktemp("house")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    suffix = uuid.uuid4().hex[:6]
    roles = {"ada": "member", "zoe": "member", "max": "moderator", "ida": "moderator"}
    handles = {name: f"{name}_{suffix}" for name in roles}
    environment = {
        **os.environ,
        "KINDREEL_DATA": str(folder),
        "KINDREEL_ADDRESS": address,
        "DJANGO_SETTINGS_MODULE": "kindreel.config.settings",
    }
    log = (folder / "log").open("wb")
    command = [sys.executable, "-m", "kindreel.config.cli", "up", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        wait_for(port, process, folder / "log")
        people = [(handles[name], role) for name, role in roles.items()]
        code = PEOPLE.format(people=people)
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
        yield House(address, handles)
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short clip as a phone films it: upright, H.264, with sound."""
    path = tmp_path_factory.mktemp("film") / "moment.mp4"
    command = [str(ffmpeg_path()), "-loglevel", "error", "-f", "lavfi"]
    command += ["-i", "testsrc2=size=360x640:rate=15:duration=3", "-f", "lavfi"]
    command += ["-i", "sine=frequency=440:duration=3", "-c:v", "libx264", "-pix_fmt", "yuv420p"]
    subprocess.run([*command, "-c:a", "aac", "-shortest", str(path)], check=True)
    return path


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, has_touch=True)
    context.set_default_timeout(15_000)
    yield context
    context.close()


def sign_in(page: Page, house: House, handle: str) -> None:
    """Sign in as a person would."""
    page.goto(house.url("/accounts/login/"))
    page.fill("input[name=login]", handle)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").first.click()
    page.wait_for_url(lambda url: "/login" not in url)
