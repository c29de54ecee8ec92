"""Everything that matters also works in a browser that runs no scripts."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, House, join, post_clip, sign_in
from tests.browser.hurtful_words import NUDGED

pytestmark = pytest.mark.browser

KINDER = "Could you show how you made it?"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone without JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_somebody_joins_and_posts_a_clip_that_plays(page: Page, house: House, film: Path) -> None:
    join(page, house, f"old_{uuid.uuid4().hex[:6]}", ("12", "4", "1990"))
    path = post_clip(page, house, film)
    expect(page.locator("video[controls] source").first).to_be_attached()
    page.goto(house.url("/me/"))
    expect(page.locator(f"a[href='{path}']")).to_be_visible()


def test_a_comment_is_said_and_a_hurtful_one_is_asked_about(
    page: Page, house: House, posted: str
) -> None:
    sign_in(page, house, house.handles["zoe"])
    page.goto(house.url(posted))
    page.get_by_role("link", name="Comments").click()
    write(page, "I like the bridge.")
    expect(page.get_by_text("I like the bridge.")).to_be_visible()
    write(page, NUDGED)
    expect(page.get_by_role("heading", name="One moment")).to_be_visible()
    page.get_by_label("Your words").fill(KINDER)
    page.get_by_role("button", name="Post my new words").click()
    expect(page.get_by_text(KINDER)).to_be_visible()
    expect(page.get_by_text(NUDGED)).to_have_count(0)


def write(page: Page, words: str) -> None:
    page.get_by_label("Your comment").fill(words)
    page.get_by_role("button", name="Post", exact=True).click()


def test_a_clip_is_liked_and_reported_and_its_author_followed(
    page: Page, house: House, posted: str
) -> None:
    sign_in(page, house, house.handles["ida"])
    page.goto(house.url(posted))
    page.get_by_role("button", name="Like", exact=True).click()
    expect(page.locator(".reel__like button")).to_have_attribute("aria-pressed", "true")
    page.locator(".reel__menu summary").click()
    page.get_by_role("link", name="Report").click()
    page.get_by_label("Spam").check()
    page.get_by_role("button", name="Send report").click()
    expect(page.get_by_text(re.compile(r"\b[0-9A-F]{8}\b")).first).to_be_visible()
    page.goto(house.url(f"/@{house.handles['ada']}/"))
    page.get_by_role("button", name="Follow", exact=True).click()
    expect(page.get_by_role("button", name="Following")).to_be_visible()
