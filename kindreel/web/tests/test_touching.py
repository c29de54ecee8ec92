"""The shell in a real browser: sheets, questions, toasts, uploads, and what axe finds."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from kindreel.web.tests.conftest import Visit
from kindreel.web.tests.stage import LIMIT, Stage

pytestmark = pytest.mark.browser

SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary, select, input')]
  .filter(e => e.offsetParent && !e.closest('p, label, table, .sr-only, .skip, .person'))
  .map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([html]) => html)"""
WORST = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/everything", "/bad", "/feed?autoplay=off"])
def test_axe_finds_nothing(visit: Visit, address: str, scheme: str) -> None:
    options: dict[str, Any] = {"color_scheme": scheme, "reduced_motion": "reduce"}
    page = visit(address, **options)
    found = Axe().run(page, options=WORST).response["violations"]
    assert [(wrong["id"], wrong["nodes"][0]["target"]) for wrong in found] == []


@pytest.mark.parametrize("address", ["/everything", "/feed"])
def test_nothing_sticks_out_and_a_thumb_hits_everything(visit: Visit, address: str) -> None:
    page = visit(address)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert page.evaluate(SMALL_TARGETS) == []


def test_a_sheet_opens_holds_the_focus_and_closes(visit: Visit) -> None:
    page = visit("/everything")
    opener = page.get_by_role("link", name="A sheet")
    opener.click()
    sheet = page.get_by_role("dialog", name="A sheet")
    expect(sheet).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        inside = "document.activeElement.closest('dialog') || document.activeElement.tagName"
        assert page.evaluate(inside) not in {"A", "BUTTON", "INPUT"}
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).not_to_be_visible()
    expect(opener).to_be_focused()


def test_without_scripts_a_sheet_is_a_page(visit: Visit, stage: Stage) -> None:
    page = visit("/everything", java_script_enabled=False)
    page.get_by_role("link", name="A sheet").click()
    assert page.url == stage.address + "/elsewhere"


def test_an_act_that_cannot_be_undone_asks_first(visit: Visit, stage: Stage) -> None:
    page = visit("/everything")
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("button", name="Not now")).to_be_focused()
    page.keyboard.press("Escape")
    assert stage.posts == []
    page.get_by_role("button", name="Delete it").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    page.wait_for_url("**/deleted")
    assert stage.posts == ["/deleted"]


def test_a_form_is_sent_once_however_often_one_presses(visit: Visit, stage: Stage) -> None:
    page = visit("/everything")
    page.evaluate(
        "() => { const form = document.querySelector('form[action=\"/saved\"]');"
        "form.noValidate = true; form.requestSubmit(); form.requestSubmit(); }"
    )
    page.wait_for_url("**/saved")
    assert stage.posts == ["/saved"]


def test_light_or_dark_is_one_press_and_kept(visit: Visit) -> None:
    page = visit("/everything", width=1280, color_scheme="light")
    page.get_by_role("navigation").get_by_role("button", name="Light or dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert {"name": "theme", "value": "dark"}.items() <= page.context.cookies()[0].items()


def test_a_link_is_copied_where_nothing_can_share(visit: Visit, stage: Stage) -> None:
    page = visit("/everything", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Share").click()
    expect(page.locator("#toasts")).to_contain_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == stage.address + "/c/one/"


def test_letters_are_counted_when_few_are_left(visit: Visit) -> None:
    page = visit("/everything")
    page.get_by_label("Words").fill("x" * 50)
    expect(page.locator(".field__foot").first).to_have_text("")
    page.get_by_label("Words").fill("x" * 93)
    expect(page.locator(".field__foot").first).to_have_text("7 letters left")


def test_an_upload_goes_on_to_where_the_server_says(visit: Visit, tmp_path: Path) -> None:
    video = tmp_path / "video.mp4"
    video.write_bytes(b"x" * 1000)
    page = visit("/everything")
    page.get_by_label("Your video").set_input_files(video)
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/uploaded")


def test_an_upload_the_server_refuses_says_why(visit: Visit, tmp_path: Path) -> None:
    video = tmp_path / "video.mp4"
    video.write_bytes(b"x" * (LIMIT + 1))
    page = visit("/everything")
    page.get_by_label("Your video").set_input_files(video)
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#upload [role=alert]")).to_have_text("No.")
    expect(page.locator("#upload progress")).to_have_count(0)
    expect(page.locator("#upload[data-busy]")).to_have_count(0)


def test_a_file_over_the_limit_is_refused_before_a_byte_is_sent(
    visit: Visit, stage: Stage, tmp_path: Path
) -> None:
    video = tmp_path / "video.mp4"
    video.write_bytes(b"x" * 3_000_001)
    page = visit("/everything")
    page.get_by_label("Your video").set_input_files(video)
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#upload [role=alert]")).to_contain_text("That file is too big.")
    assert stage.posts == []
