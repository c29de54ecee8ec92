"""A browser on a stage: the shell's own pages without any other room."""

import subprocess
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kindreel.lib.media import ffmpeg_path
from kindreel.web.tests.stage import Stage, open_stage

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The server; its film is WebM, which every Chromium plays."""
    film = tmp_path_factory.mktemp("film") / "film.webm"
    command = [str(ffmpeg_path()), "-v", "error", "-f", "lavfi"]
    command += ["-i", "testsrc2=size=90x160:rate=10:duration=3", "-c:v", "libvpx", str(film)]
    subprocess.run(command, check=True)
    with open_stage(film.read_bytes()) as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, stage: Stage) -> Iterator[Visit]:
    """Open a page of the stage; afterwards nothing may have been blocked or thrown."""
    contexts: list[BrowserContext] = []
    wrongs: list[str] = []
    stage.posts.clear()

    def open_page(address: str, width: int = 360, height: int = 740, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            service_workers="block",
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrongs.append(str(error)))
        page.on(
            "console",
            lambda said: wrongs.append(said.text) if said.type == "error" else None,
        )
        page.goto(stage.address + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrongs == []
