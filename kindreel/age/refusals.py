"""That a browser was told "not yet": remembered there, signed, without any date in it."""

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from kindreel.web.limits import client_address

COOKIE = "later"
SALT = "kindreel.age.later"
HERE_SECONDS = 900  # for whoever clears their cookies at once


def remember(request: HttpRequest, response: HttpResponse, typed: list[str]) -> None:
    """Mark a browser, and for a short while the same names typed in the same kind of browser.

    The names are part of the second mark so that a class behind one address is not refused with
    the one who was.
    """
    seconds = settings.AGE_RETRY_HOURS * 3600
    response.set_signed_cookie(
        COOKIE,
        "1",
        salt=SALT,
        max_age=seconds,
        secure=settings.IS_SECURE,
        httponly=True,
        samesite="Lax",
    )
    for key in _keys(request, typed):
        cache.set(key, 1, min(HERE_SECONDS, seconds))


def is_remembered(request: HttpRequest, typed: list[str]) -> bool:
    """True while the answer cannot be given again from here."""
    seconds = settings.AGE_RETRY_HOURS * 3600
    try:
        request.get_signed_cookie(COOKIE, salt=SALT, max_age=seconds)
    except (KeyError, signing.BadSignature):
        return bool(cache.get_many(_keys(request, typed)))
    return True


def _keys(request: HttpRequest, typed: list[str]) -> list[str]:
    browser = f"{client_address(request)} {request.headers.get('User-Agent', '')}"
    names = sorted({name.strip().casefold() for name in typed if name.strip()})
    return [f"later:{_digest(browser, name)}" for name in names]


def _digest(browser: str, name: str) -> str:
    return salted_hmac(SALT, f"{browser} {name}", algorithm="sha256").hexdigest()
