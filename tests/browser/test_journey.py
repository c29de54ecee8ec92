"""The whole way, as people walk it: join, upload, watch, think again, report, decide, appeal."""

import re
import uuid
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import DESK, House, join, open_feed_with, post_clip, sign_in
from tests.browser.hurtful_words import NUDGED, REPORTED

pytestmark = pytest.mark.browser

KINDER = "I see it differently. How did you come to that?"
REASON = "The comment makes fun of somebody in front of others. Our first rule is kindness."


def member(browser: Browser, house: House, name: str) -> Page:
    context = browser.new_context(viewport=DESK)
    context.set_default_timeout(20_000)
    page = context.new_page()
    sign_in(page, house, house.handles[name])
    return page


def test_someone_too_young_is_turned_away_kindly_and_cannot_try_again_at_once(
    phone: BrowserContext, house: House
) -> None:
    page = phone.new_page()
    handle = f"kid_{uuid.uuid4().hex[:6]}"
    join(page, house, handle, ("3", "5", "2019"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("13")
    page.goto(house.url("/accounts/signup/"))
    expect(page.locator("input[name=email]")).to_have_count(0)


def test_the_whole_journey(
    browser: Browser, phone: BrowserContext, house: House, film: Path
) -> None:
    creator = phone.new_page()
    handle = f"new_{uuid.uuid4().hex[:6]}"
    join(creator, house, handle, ("12", "4", "1990"))
    creator.wait_for_url(lambda url: "signup" not in url)
    clip_page = post_clip(creator, house, film)

    other = member(browser, house, "zoe")
    watch(other, house, clip_page)
    think_again(other, house, clip_page)
    say(other, house, clip_page, REPORTED, anyway=True)

    report(creator, house, clip_page)
    decide(member(browser, house, "max"), house, "remove")
    other.goto(house.url(f"{clip_page}comments/"))
    expect(other.get_by_text(REPORTED)).to_have_count(0)
    appeal(other, house)
    decide(member(browser, house, "ida"), house, "keep")
    expect_back(creator, house, clip_page)


def watch(page: Page, house: House, path: str) -> None:
    """The clip is in the swipe feed and its pictures move."""
    public_id = path.split("/")[2]
    video = page.locator(f"[data-reel='{public_id}'] video")
    open_feed_with(page, house, path)
    video.scroll_into_view_if_needed()
    page.wait_for_function(
        "id => document.querySelector(`[data-reel='${id}'] video`).currentTime > 0.3",
        arg=public_id,
    )


def think_again(page: Page, house: House, path: str) -> None:
    """A hurtful comment is asked about first, and a kinder one is posted instead."""
    write(page, house, path, NUDGED)
    expect(page.get_by_role("heading", name="One moment")).to_be_visible()
    page.get_by_label("Your words").fill(KINDER)
    page.get_by_role("button", name="Post my new words").click()
    expect(page.get_by_text(KINDER)).to_be_visible()
    page.goto(house.url(f"{path}comments/"))
    expect(page.get_by_text(KINDER)).to_be_visible()
    expect(page.get_by_text(NUDGED)).to_have_count(0)


def say(page: Page, house: House, path: str, words: str, *, anyway: bool) -> None:
    write(page, house, path, words)
    button = page.get_by_role("button", name="Post it as it is")
    if anyway and button.is_visible():
        button.click()
    expect(page.locator("[id^=comment-]").filter(has_text=words).first).to_be_visible()


def write(page: Page, house: House, path: str, words: str) -> None:
    page.goto(house.url(f"{path}comments/"))
    page.locator("textarea[name=text]").first.fill(words)
    page.locator(
        "form:has(textarea[name=text]) button[type=submit], "
        "form:has(textarea[name=text]) button:not([type])"
    ).first.click()
    page.wait_for_load_state("networkidle")


def report(page: Page, house: House, path: str) -> None:
    """Report the comment from where it is seen, and get a receipt."""
    page.goto(house.url(f"{path}comments/"))
    comment = page.locator("[id^=comment-]").filter(has_text=REPORTED).first
    comment.locator("summary").first.click()
    comment.get_by_role("link", name="Report").first.click()
    page.get_by_label("Bullying").first.check()
    page.get_by_role("button", name=re.compile("Send")).first.click()
    expect(page.get_by_text(re.compile(r"\b[0-9A-F]{8}\b")).first).to_be_visible()


def decide(page: Page, house: House, outcome: str) -> None:
    """Open the case about this comment and decide it with a rule and a reason."""
    page.goto(house.url("/moderation/"))
    page.get_by_role("link", name=re.compile("embarrassing")).first.click()
    page.locator(f"input[name=outcome][value={outcome}]").check()
    if outcome == "remove":
        page.select_option("select[name=rule]", "kindness")
    page.fill("textarea[name=reasoning]", REASON)
    page.check("input[name=sure]")
    page.get_by_role("button", name="Decide").click()
    page.wait_for_url(lambda url: "#decide" not in url and not url.endswith("/decide/"))
    expect(page.locator(".errors, .field--bad")).to_have_count(0)


def appeal(page: Page, house: House) -> None:
    """Read the decision with its reason, and ask that somebody else looks."""
    page.goto(house.url("/notices/"))
    page.goto(house.url("/decisions/"))
    page.get_by_role("main").get_by_role("link").filter(
        has_text=re.compile("comment", re.IGNORECASE)
    ).first.click()
    expect(page.get_by_text(REASON)).to_be_visible()
    page.get_by_role("link", name=re.compile("appeal|look again", re.IGNORECASE)).first.click()
    page.fill("textarea[name=words]", "We are friends and joke like this. It was not meant badly.")
    page.get_by_role("button", name="Send appeal").click()
    page.wait_for_load_state("networkidle")


def expect_back(page: Page, house: House, path: str) -> None:
    page.goto(house.url(f"{path}comments/"))
    expect(page.get_by_text(REPORTED).first).to_be_visible()
