"""What the shell knows on every page."""

from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


class ShellContext(TypedDict):
    """The variables `shell.html` reads, beside what other rooms' processors give."""

    community_name: str
    theme: str


def shell(request: HttpRequest) -> ShellContext:
    """Give the community's name and the reader's choice of light or dark, "" if none."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "community_name": settings.COMMUNITY_NAME,
        "theme": theme if theme in THEMES else "",
    }
