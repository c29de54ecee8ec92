"""Everything that matters can be done without a mouse."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import DESK, PASSWORD, House, open_feed_with, sign_in

pytestmark = pytest.mark.browser

HAS_FOCUS = "element => element === document.activeElement"
FAR = 120  # presses of Tab


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def zoe(page: Page, house: House) -> Page:
    """A browser in which Zoe is signed in."""
    sign_in(page, house, house.handles["zoe"])
    return page


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there."""
    for _ in range(FAR):
        if target.evaluate(HAS_FOCUS):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {target}")


def test_signing_in(page: Page, house: House) -> None:
    page.goto(house.url("/accounts/login/?next=/help/"))
    tab_to(page, page.get_by_label("Handle or e-mail"))
    page.keyboard.type(house.handles["zoe"])
    tab_to(page, page.locator("input[name=password]"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(house.url("/help/"))


def test_the_first_tab_skips_to_the_content(page: Page, house: House) -> None:
    page.goto(house.url("/discover/"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_feed(zoe: Page, house: House, posted: str) -> None:
    open_feed_with(zoe, house, posted)
    reels = zoe.locator(".reel")
    first = reels.first
    zoe.wait_for_function("!document.querySelector('.reel video').paused")

    zoe.keyboard.press("Space")
    zoe.wait_for_function("document.querySelector('.reel video').paused")
    zoe.keyboard.press("Space")
    zoe.wait_for_function("!document.querySelector('.reel video').paused")
    zoe.keyboard.press("m")
    expect(first.get_by_role("button", name="Turn the sound off")).to_be_visible()

    like = first.locator(".reel__like button")
    before = like.get_attribute("aria-pressed")
    zoe.keyboard.press("l")
    expect(first.locator(".reel__like button")).not_to_have_attribute("aria-pressed", str(before))

    zoe.keyboard.press("j")
    expect(reels.nth(1)).to_be_focused()
    expect(reels.nth(1)).to_be_in_viewport(ratio=0.9)
    zoe.keyboard.press("k")
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport(ratio=0.9)


def test_talking_beside_the_feed(zoe: Page, house: House, posted: str) -> None:
    zoe.goto(house.url(posted))
    expect(zoe.locator("#talk textarea")).to_be_visible()
    zoe.keyboard.press("c")
    expect(zoe.locator("#talk textarea")).to_be_focused()
    zoe.keyboard.type("Does it swing when you walk?")
    tab_to(zoe, zoe.locator("#talk").get_by_role("button", name="Post", exact=True))
    zoe.keyboard.press("Enter")
    expect(zoe.locator("#talk").get_by_text("Does it swing when you walk?")).to_be_visible()


def test_a_report_is_left_with_escape(zoe: Page, house: House, posted: str) -> None:
    zoe.goto(house.url(posted))
    more = zoe.locator(".reel__menu summary")
    tab_to(zoe, more)
    zoe.keyboard.press("Enter")
    opener = zoe.locator(".reel__menu").get_by_role("link", name="Report")
    tab_to(zoe, opener)
    zoe.keyboard.press("Enter")
    sheet = zoe.get_by_role("dialog", name="Report")
    tab_to(zoe, sheet.get_by_label("Bullying"))
    zoe.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    zoe.keyboard.press("Escape")
    expect(opener).to_be_hidden()
    expect(more).to_be_focused()


def test_a_question_says_what_it_asks_and_is_left_with_escape(
    zoe: Page, house: House, posted: str
) -> None:
    zoe.goto(house.url(posted))
    tab_to(zoe, zoe.locator(".reel__menu summary"))
    zoe.keyboard.press("Enter")
    block = zoe.locator(".reel__menu").get_by_role("button", name="Block")
    tab_to(zoe, block)
    zoe.keyboard.press("Enter")
    expect(zoe.get_by_role("heading", name="Block Ada")).to_be_visible()
    expect(zoe.get_by_role("button", name="Not now")).to_be_focused()
    zoe.keyboard.press("Escape")
    expect(zoe.locator("#confirm")).to_be_hidden()
    expect(block).to_be_focused()
