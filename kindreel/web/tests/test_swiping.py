"""The swipe feed in a real browser: what plays, what loads, keys, taps, comments."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kindreel.web.tests.conftest import Visit
from kindreel.web.tests.stage import Stage

pytestmark = pytest.mark.browser

PLAYING = "() => [...document.querySelectorAll('video')].filter(v => !v.paused).length"
PRELOADS = "() => [...document.querySelectorAll('video')].map(v => v.preload)"


def first_plays(page: Page) -> None:
    """Wait until the first clip runs."""
    expect(page.locator("#clip-one")).to_have_attribute("data-playing", "")


def test_it_plays_the_clip_in_view_muted_and_gets_one_ready_ahead(visit: Visit) -> None:
    page = visit("/feed")
    first_plays(page)
    assert page.evaluate(PLAYING) == 1
    assert page.evaluate(PRELOADS) == ["auto", "auto", "none"]
    assert page.evaluate("document.querySelector('video').muted")


def test_keys_move_and_only_the_clip_in_view_plays(visit: Visit) -> None:
    page = visit("/feed")
    first_plays(page)
    page.keyboard.press("j")
    expect(page.locator("#clip-two")).to_have_attribute("data-playing", "")
    expect(page.locator("#clip-two")).to_be_focused()
    expect(page.locator("#clip-one[data-playing]")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    first_plays(page)
    page.keyboard.press(" ")
    expect(page.locator("#clip-one[data-playing]")).to_have_count(0)


def test_keys_are_left_alone_while_somebody_writes(visit: Visit) -> None:
    page = visit("/feed", width=1280, height=800)
    page.locator("#talk textarea").fill("")
    page.locator("#talk textarea").press_sequentially("jkml c")
    expect(page.locator("#talk textarea")).to_have_value("jkml c")
    first_plays(page)


def test_sound_is_off_until_asked_for_and_comes_back_at_the_first_touch(visit: Visit) -> None:
    page = visit("/feed")
    page.get_by_role("button", name="Turn the sound on").first.click()
    assert not page.evaluate("document.querySelector('video').muted")
    page.reload()
    first_plays(page)
    page.keyboard.press("Shift")
    sound = page.locator("#clip-one .reel__sound")
    expect(sound).to_have_attribute("aria-label", "Turn the sound off")
    sound.click()
    page.keyboard.press("Shift")
    expect(sound).to_have_attribute("aria-label", "Turn the sound on")
    page.reload()
    first_plays(page)


@pytest.mark.parametrize(
    ("address", "options"),
    [("/feed?autoplay=off", {}), ("/feed", {"reduced_motion": "reduce"})],
    ids=["switched off", "reduced motion"],
)
def test_nothing_plays_or_loads_by_itself_where_unwanted(
    visit: Visit, address: str, options: dict[str, Any]
) -> None:
    page = visit(address, **options)
    play = page.locator("#clip-one .reel__play")
    expect(play).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate(PLAYING) == 0
    assert page.evaluate(PRELOADS) == ["none"] * 3
    play.click()
    first_plays(page)


def test_a_clip_is_told_as_seen_after_two_seconds_and_once(visit: Visit, stage: Stage) -> None:
    page = visit("/feed")
    first_plays(page)
    page.wait_for_timeout(1000)
    assert stage.posts == []
    page.wait_for_timeout(1500)
    assert stage.posts == ["/seen/one/"]
    page.keyboard.press("j")
    page.wait_for_timeout(600)
    page.keyboard.press("k")
    page.wait_for_timeout(2600)
    assert stage.posts.count("/seen/one/") == 1


def test_more_comes_before_the_end_and_then_the_feed_ends(visit: Visit) -> None:
    page = visit("/feed")
    first_plays(page)
    page.keyboard.press("j")
    expect(page.locator("#clip-four")).to_be_attached()
    expect(page.locator(".feed__more")).to_have_count(0)
    for _ in range(4):
        page.wait_for_timeout(700)
        page.keyboard.press("j")
    expect(page.get_by_text("You have seen what is new")).to_be_in_viewport()


def test_two_taps_like_once(visit: Visit, stage: Stage) -> None:
    page = visit("/feed")
    first_plays(page)
    page.mouse.dblclick(150, 250)
    expect(page.locator("#clip-one .reel__like button")).to_have_attribute("aria-pressed", "true")
    page.mouse.dblclick(150, 250)
    page.wait_for_timeout(300)
    assert stage.posts.count("/like/") == 1


def test_comments_open_in_a_sheet_on_a_phone(visit: Visit) -> None:
    page = visit("/feed")
    first_plays(page)
    button = page.locator("#clip-one [data-open-talk]")
    button.click()
    expect(page.locator("#talk-body")).to_contain_text("How kind!")
    page.keyboard.press("j")
    first_plays(page)
    page.keyboard.press("Escape")
    expect(page.locator("#talk-sheet")).not_to_be_visible()
    expect(button).to_be_focused()


def test_comments_stand_beside_the_clip_on_a_desktop(visit: Visit) -> None:
    page = visit("/feed", width=1280, height=800)
    expect(page.locator("#talk")).to_contain_text("How kind!")


def test_without_scripts_words_leave_the_controls_free(visit: Visit) -> None:
    page = visit("/feed", java_script_enabled=False)
    words = page.locator("#clip-one .reel__words").bounding_box()
    stage = page.locator("#clip-one .reel__stage").bounding_box()
    assert words
    assert stage
    assert stage["y"] + stage["height"] - (words["y"] + words["height"]) >= 48
    expect(page.get_by_role("link", name="Show more")).to_have_attribute("href", "/more")
