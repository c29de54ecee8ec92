"""Every page, for everybody who may open it, small and large, light and dark: nothing is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.browser.conftest import DESK, PHONE, House, sign_in

pytestmark = pytest.mark.browser

OPEN = [
    "/",
    "/discover/",
    "/search/",
    "/search/?q=bridge",
    "/tags/journey/",
    "/c/{clip}/",
    "/c/{clip}/comments/",
    "/@{ada}/",
    "/@{mia}/",
    "/campaigns/",
    "/campaigns/{campaign}/",
    "/campaigns/{campaign}/series/1/",
    "/campaigns/{campaign}/challenge/",
    "/help/",
    "/rules/",
    "/api/",
    "/about/",
    "/offline/",
]
PAGES = {
    "": [*OPEN, "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"],
    "mia": [
        "/following/",
        "/c/{clip}/",
        "/c/{clip}/comments/",
        "/c/{clip}/less/",
        "/@{mia}/",
        "/@{ada}/",
        "/@{zoe}/",
        "/search/?q=a",
        "/upload/",
        "/notices/",
        "/reports/",
        "/decisions/",
        "/report/clip/{clip}/",
        "/report/person/{ada}/",
        "/settings/",
        "/settings/profile/",
        "/settings/safety/",
        "/settings/followers/",
        "/settings/notices/",
        "/settings/feed/",
        "/settings/export/",
        "/settings/delete/",
        "/settings/resting/",
        "/accounts/email/",
        "/accounts/password/change/",
        "/accounts/sessions/",
        "/accounts/logout/",
    ],
    "zoe": ["/", "/notices/", "/decisions/", "/decisions/{decision}/"],
    "ada": ["/@{ada}/", "/c/{clip}/", "/c/{clip}/edit/", "/c/{clip}/care/"],
    "ida": [
        "/moderation/",
        "/moderation/cases/{comment_case}/",
        "/moderation/cases/{clip_case}/",
        "/moderation/cases/{person_case}/",
        "/moderation/cases/{care_case}/",
        "/settings/",
        "/accounts/2fa/",
        "/campaigns/{campaign}/challenge/",
    ],
    "olga": [
        "/moderation/team/",
        "/moderation/screening/",
        "/moderation/screening/promote/shipped/",
        "/campaigns/",
        "/campaigns/new/",
        "/campaigns/{campaign}/edit/",
        "/campaigns/{campaign}/",
        "/help/helplines/",
        "/api/keys/",
        "/api/keys/{key}/",
        "/settings/",
    ],
}
MEASURE = "() => [document.querySelectorAll('h1').length, document.body.scrollWidth, innerWidth]"
Theme = Literal["light", "dark"]


class Ear:
    """Hears what a page complains about."""

    def __init__(self, page: Page, house: House) -> None:
        self.heard: list[str] = []
        self._address = house.address
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.heard.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # left before it was there
            self.heard.append(f"failed: {request.url} {request.failure}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self.heard.append(f"another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.heard.append(f"{response.status}: {response.url}")


@contextmanager
def visitor(browser: Browser, house: House, name: str, theme: Theme) -> Iterator[Page]:
    """Open a browser, signed in as somebody or as nobody, in which nothing moves."""
    context = browser.new_context(color_scheme=theme, reduced_motion="reduce")
    page = context.new_page()
    if name:
        sign_in(page, house, house.handles[name])
    yield page
    context.close()


def faults(page: Page, theme: Theme) -> Iterator[str]:
    """Look at a page that is open; colours are all that a theme changes."""
    headings, width, room = page.evaluate(MEASURE)
    if headings != 1:
        yield f"{headings} first headings"
    if width > room:
        yield f"{width} pixels wide in {room}"
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if theme == "dark":
        options["runOnly"] = ["color-contrast"]
    for violation in Axe().run(page, options=options).response["violations"]:
        yield f"{violation['id']}: {[node['html'] for node in violation['nodes'][:3]]}"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES, ids=lambda name: name or "nobody")
def test_nothing_is_wrong_with_any_page(
    browser: Browser, house: House, furnished: dict[str, str], name: str, theme: Theme
) -> None:
    found: list[str] = []
    with visitor(browser, house, name, theme) as page:
        ear = Ear(page, house)
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            for pattern in PAGES[name]:
                path = pattern.format(**furnished)
                page.goto(house.url(path))
                if page.url != house.url(path):
                    ear.heard.append(f"led to {page.url}")
                wrong = [*faults(page, theme), *ear.heard]
                found += [f"{size['width']} {path} {fault}" for fault in wrong]
                ear.heard.clear()
    assert found == []


@pytest.mark.parametrize(
    ("name", "path"),
    [("", "/nowhere/"), ("mia", "/moderation/"), ("ada", "/accounts/2fa/")],
)
def test_what_is_not_for_somebody_is_a_page_that_leads_on(
    browser: Browser, house: House, name: str, path: str
) -> None:
    with visitor(browser, house, name, "light") as page:
        answer = page.goto(house.url(path))
        assert answer is not None
        assert answer.status == 404
        assert list(faults(page, "light")) == []
        assert page.get_by_role("main").get_by_role("link", name="Go home").is_visible()
