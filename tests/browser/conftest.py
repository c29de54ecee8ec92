"""A real server, a real worker, a real Chromium."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from kindreel.lib.media import ffmpeg_path

PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=800)
PASSWORD = "paper-boats-at-noon"
ROOT = Path(__file__).parents[2]
ROLES = {"ada": "member", "zoe": "member", "mia": "member"}
ROLES |= {"max": "moderator", "ida": "moderator", "olga": "operator"}
PEOPLE = """
from kindreel.config.tests.cast import person
from kindreel.people.models import AgeBand, Role
for name, handle, role in {people!r}:
    band = AgeBand.EARLY_TEEN if name == "mia" else AgeBand.ADULT
    person(handle, band, Role(role))
"""
LIFE = """
import json
from tests.browser.furnishing import furnish
print(json.dumps(furnish({handles!r}, {clip!r})))
"""


@dataclass(frozen=True)
class House:
    """A running Kindreel: its address, and handles of people who are in it."""

    address: str
    handles: dict[str, str]
    environment: dict[str, str]

    def url(self, path: str) -> str:
        return f"{self.address}{path}"

    def tell(self, code: str) -> str:
        """Run some lines inside this house; return what they print."""
        command = [sys.executable, "-m", "django", "shell", "--no-imports", "-c", code]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            pytest.fail(done.stderr)
        return done.stdout


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """`kindreel up` as an operator starts it, with the services the environment names."""
    folder = tmp_path_factory.mktemp("house")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    suffix = uuid.uuid4().hex[:6]
    handles = {name: f"{name}_{suffix}" for name in ROLES}
    environment = {
        **os.environ,
        "KINDREEL_DATA": str(folder),
        "KINDREEL_SCREENING": str(folder / "screening"),
        "KINDREEL_ADDRESS": address,
        "DJANGO_SETTINGS_MODULE": "kindreel.config.settings",
    }
    log = (folder / "log").open("wb")
    command = [sys.executable, "-m", "kindreel.config.cli", "up", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        wait_for(port, process, folder / "log")
        here = House(address, handles, environment)
        here.tell(PEOPLE.format(people=[(name, handles[name], ROLES[name]) for name in ROLES]))
        yield here
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


@pytest.fixture(scope="session")
def posted(browser: Browser, house: House, film: Path) -> str:
    """A clip that Ada posted for everyone, ready to watch; the path of its page."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, house, house.handles["ada"])
    path = post_clip(page, house, film)
    context.close()
    return path


@pytest.fixture(scope="session")
def furnished(house: House, posted: str) -> dict[str, str]:
    """A house in which people talked, reported and decided; what its pages are called."""
    public_id = posted.split("/")[2]
    told = house.tell(LIFE.format(handles=house.handles, clip=public_id))
    return {**house.handles, "clip": public_id, **json.loads(told)}


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, has_touch=True)
    context.set_default_timeout(15_000)
    yield context
    context.close()


def sign_in(page: Page, house: House, handle: str) -> None:
    """Sign in as a person would, on the way to a page that costs little."""
    page.goto(house.url("/accounts/login/?next=/help/"))
    page.fill("input[name=login]", handle)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").first.click()
    page.wait_for_url(lambda url: "/login" not in url)


def join(page: Page, house: House, handle: str, birthday: tuple[str, str, str]) -> None:
    """Join as a person would."""
    page.goto(house.url("/accounts/signup/"))
    page.fill("input[name=email]", f"{handle}@example.org")
    page.fill("input[name=username]", handle)
    for part, value in zip(("day", "month", "year"), birthday, strict=True):
        page.locator(f"select[name$=_{part}]").select_option(value)
    page.fill("input[name=password1]", PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Join").click()


def open_feed_with(page: Page, house: House, path: str) -> None:
    """Open the feed as soon as a clip is in it: it draws from a pool kept for some seconds."""
    for _ in range(40):
        page.goto(house.url("/"))
        if page.locator(f"[data-reel='{path.split('/')[2]}']").count():
            return
        page.wait_for_timeout(1000)
    pytest.fail("the clip never came into the feed")


def post_clip(page: Page, house: House, film: Path) -> str:
    """Post a real video for everyone and wait until it plays; return the path of its page."""
    page.goto(house.url("/upload/"))
    page.set_input_files("input[type=file]", film)
    page.fill("textarea[name=caption]", "Our bridge at noon #journey")
    page.get_by_label("Everyone", exact=True).first.check()
    page.get_by_role("button", name="Post it").click()
    page.wait_for_url(re.compile(r"/c/[\w-]{11}/"))
    path = re.search(r"/c/[\w-]{11}/", page.url)
    assert path is not None
    for _ in range(120):
        if page.locator("video").count():
            return path[0]
        page.wait_for_timeout(500)
        page.goto(house.url(path[0]))
    return pytest.fail("the clip never became playable")
