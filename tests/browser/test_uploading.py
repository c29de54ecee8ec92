"""The upload page in a real Chromium, over tus-js-client, which nobody here wrote."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, Route, expect

from tests.browser.conftest import PHONE, House, sign_in

pytestmark = pytest.mark.browser

CLIP = """
import json
from kindreel.clips.models import Clip, Upload
from kindreel.clips import parts
clip = Clip.objects.filter(author__username={handle!r}).order_by("-pk").first()
print(json.dumps({{
    "caption": clip and clip.caption, "cut": clip and [clip.begin_ms, clip.end_ms, clip.cover_ms],
    "stage": clip and clip.stage, "bytes": clip and clip.original_bytes,
    "clips": Clip.objects.filter(author__username={handle!r}).count(),
    "arriving": [[one.offset, one.length] for one in Upload.objects.filter(
        person__username={handle!r}, stage="arriving")],
}}))
"""
EMPTY = """
from kindreel.clips.models import Clip, Upload
Upload.objects.filter(person__username={handle!r}).delete()
Clip.objects.filter(author__username={handle!r}).delete()
"""
FIRST_PART = 200_000  # bytes, of the film below


@pytest.fixture(scope="module")
def large(film: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The film, and behind it some megabytes that no player looks at."""
    path = tmp_path_factory.mktemp("large") / "large.mp4"
    padding = 3 << 20
    path.write_bytes(film.read_bytes() + padding.to_bytes(4) + b"free" + bytes(padding - 8))
    return path


@pytest.fixture
def page(browser: Browser, house: House) -> Iterator[Page]:
    handle = house.handles["zoe"]
    house.tell(EMPTY.format(handle=handle))
    context = browser.new_context(viewport=PHONE, has_touch=True, permissions=["camera"])
    context.set_default_timeout(15_000)
    page = context.new_page()
    sign_in(page, house, handle)
    page.goto(house.url("/upload/"))
    yield page
    context.close()


def known(house: House) -> dict[str, object]:
    found: dict[str, object] = json.loads(house.tell(CLIP.format(handle=house.handles["zoe"])))
    return found


def pick(page: Page, film: Path) -> None:
    page.set_input_files("input[type=file]", film)


def is_here(page: Page) -> None:
    expect(page.locator("[data-told]")).to_contain_text("Your video is here.")


def post(page: Page) -> None:
    page.get_by_role("button", name="Post it").click()
    page.wait_for_url(re.compile(r"/c/[\w-]{11}/"))


class Tunnel:
    """The line to the server: lets the first bytes of a file through, and then nothing."""

    def __init__(self, context: BrowserContext) -> None:
        self.is_dark = True
        self.context = context
        context.route("**/upload/tus/**", self.pass_on)

    def pass_on(self, route: Route) -> None:
        with suppress(Error):  # the page gave the request up meanwhile
            if not self.is_dark or route.request.method == "POST":
                route.continue_()
                return
            if route.request.headers.get("upload-offset") == "0":
                self.let_some_through(route.request)
            route.abort("connectionreset")

    def let_some_through(self, request: Request) -> None:
        body = (request.post_data_buffer or b"")[:FIRST_PART]
        headers = request.headers | {"content-length": str(len(body))}
        self.context.request.patch(request.url, data=body, headers=headers)


def test_a_video_is_on_its_way_while_one_writes(page: Page, house: House, film: Path) -> None:
    pick(page, film)
    is_here(page)
    page.fill("textarea[name=caption]", "Under the bridge")
    post(page)
    found = known(house)
    assert (found["caption"], found["bytes"]) == ("Under the bridge", film.stat().st_size)
    assert found["cut"] == [0, None, None]
    assert found["arriving"] == []


def test_who_posts_early_waits_and_is_taken_along(page: Page, house: House, large: Path) -> None:
    page.fill("textarea[name=caption]", "My first video")
    pick(page, large)
    post(page)
    assert known(house)["caption"] == "My first video"


def test_a_tunnel_is_waited_out_and_nothing_is_sent_twice(
    page: Page, house: House, large: Path
) -> None:
    tunnel = Tunnel(page.context)
    pick(page, large)
    expect(page.locator("[data-told]")).to_contain_text("goes on by itself", timeout=60_000)
    assert known(house)["arriving"] == [[FIRST_PART, large.stat().st_size]]
    tunnel.is_dark = False
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.headers.get("upload-offset", "")))
    page.evaluate("dispatchEvent(new Event('online'))")
    is_here(page)
    assert [at for at in asked if at] == [str(FIRST_PART)]
    post(page)
    assert known(house)["bytes"] == large.stat().st_size


def test_it_pauses_and_goes_on_after_a_reload(page: Page, house: House, large: Path) -> None:
    tunnel = Tunnel(page.context)
    page.fill("textarea[name=caption]", "Still there")
    pick(page, large)
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("[data-told]")).to_contain_text("Paused.")
    page.reload()
    assert page.input_value("textarea[name=caption]") == "Still there"
    expect(page.get_by_text("large.mp4")).to_be_visible()
    expect(page.get_by_text("Pick the same video again")).to_be_visible()
    tunnel.is_dark = False
    pick(page, large)
    is_here(page)
    assert known(house)["arriving"] == [[large.stat().st_size] * 2]
    post(page)
    assert known(house)["clips"] == 1


def test_cancelling_leaves_nothing(page: Page, house: House, large: Path) -> None:
    Tunnel(page.context)
    pick(page, large)
    expect(page.get_by_role("button", name="Cancel the upload")).to_be_visible()
    page.wait_for_timeout(500)
    page.context.unroute_all()
    page.get_by_role("button", name="Cancel the upload").click()
    expect(page.get_by_text("Cancelled. Nothing was kept.")).to_be_visible()
    assert known(house)["arriving"] == []
    expect(page.locator("[data-way]")).to_be_hidden()


def test_a_finished_upload_is_posted_later_and_an_unwanted_one_thrown_away(
    page: Page, house: House, film: Path, large: Path
) -> None:
    for one in (film, large):
        page.goto(house.url("/upload/"))
        pick(page, one)
        is_here(page)
    page.goto(house.url("/upload/"))
    rows = page.locator("[data-unfinished]")
    expect(rows).to_have_count(2)
    rows.first.get_by_role("button", name="Throw it away").click()
    page.get_by_role("dialog").get_by_role("button", name="Throw it away").click()
    expect(rows).to_have_count(1)
    rows.get_by_role("link", name="Post it").click()
    expect(page.get_by_text("Your video is here whole.")).to_be_visible()
    post(page)
    assert known(house)["bytes"] == film.stat().st_size


def test_two_tabs_with_one_file_make_one_clip(page: Page, house: House, large: Path) -> None:
    other = page.context.new_page()
    other.goto(house.url("/upload/"))
    for tab in (page, other):
        pick(tab, large)
    for tab in (page, other):
        is_here(tab)
    found = known(house)
    assert all(offset == length for offset, length in found["arriving"])  # type: ignore[attr-defined]
    post(page)
    assert known(house)["clips"] == 1


def test_signing_out_half_way_says_so_and_signing_in_goes_on(
    page: Page, house: House, large: Path
) -> None:
    tunnel = Tunnel(page.context)
    pick(page, large)
    page.get_by_role("button", name="Pause").click()
    page.context.clear_cookies()
    tunnel.is_dark = False
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("[data-told]")).to_contain_text("You are signed out.")
    other = page.context.new_page()
    sign_in(other, house, house.handles["zoe"])
    page.get_by_role("button", name="Go on").click()
    is_here(page)
    post(page)


def test_a_part_and_a_cover_are_chosen_with_the_keyboard(
    page: Page, house: House, film: Path
) -> None:
    pick(page, film)
    page.get_by_text("Cut it, choose the cover").click()
    begin, end, cover = (page.locator(f"input[name={name}]") for name in ("begin", "end", "cover"))
    expect(begin).to_have_attribute("type", "range")
    begin.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    end.focus()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    cover.focus()
    page.keyboard.press("ArrowRight")
    kept = page.locator("[data-kept]")
    expect(kept).to_contain_text("You keep 0:01.5")
    assert float(cover.input_value()) >= 0.5
    is_here(page)
    post(page)
    begun, ended, shown = known(house)["cut"]  # type: ignore[misc]
    assert (begun, ended - begun) == (500, 1500)  # type: ignore[operator]
    assert begun <= shown <= ended  # type: ignore[operator]


def test_hashtags_are_suggested(page: Page, house: House, posted: str) -> None:
    area = page.locator("textarea[name=caption]")
    area.press_sequentially("Look #jour")
    chip = page.get_by_role("button", name="#journey")
    expect(chip).to_be_visible()
    page.keyboard.press("Tab")
    expect(chip).to_be_focused()
    page.keyboard.press("Enter")
    expect(area).to_be_focused()
    assert area.input_value() == "Look #journey "


def test_the_camera_films_and_what_it_filmed_is_posted(page: Page, house: House) -> None:
    page.get_by_role("button", name="Film now").click()
    sheet = page.get_by_role("dialog", name="Film now")
    sheet.get_by_role("button", name="Start filming").click()
    page.wait_for_timeout(2500)
    sheet.get_by_role("button", name="Stop filming").click()
    expect(sheet).to_be_hidden()
    is_here(page)
    post(page)
    for _ in range(120):
        if known(house)["stage"] in {"ready", "playable", "failed"}:
            break
        page.wait_for_timeout(500)
    assert known(house)["stage"] in {"ready", "playable"}
