"""Signed, expiring addresses of media files.

An address says "somebody who could see this clip was given this a moment ago". It opens nothing
by itself: the view asks the clip's door again at every request.
"""

import base64
import hmac
import time
from functools import cache

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.crypto import salted_hmac

HOUR = 3600
LASTS_HOURS = (
    3  # counted from the full hour: at least two, so that a page left open goes on playing
)


def media_address(path: str) -> str:
    """Return the address of a file `clips/<public_id>/<name>`; the same all through an hour."""
    return _address(path, "")


def case_media_address(path: str, moderator_id: int) -> str:
    """Return an address that opens a held or removed file for one moderator who is given a case."""
    return _address(path, f"{moderator_id}")


def this_hour() -> int:
    """The number of the present hour; addresses change with it."""
    return int(time.time()) // HOUR


def is_media_pass(given: str, path: str, moderator_id: int | None = None) -> bool:
    """Whether `given` was signed here for this file (and moderator), and still lasts."""
    hour, _, signature = given.partition(".")
    if not hour.isdecimal() or not hour.isascii() or len(hour) > 9:
        return False
    holder = "" if moderator_id is None else f"{moderator_id}"
    is_ours = hmac.compare_digest(signature.encode(), _sign(path, int(hour), holder).encode())
    return is_ours and this_hour() < int(hour)


def _address(path: str, holder: str) -> str:
    until = this_hour() + LASTS_HOURS
    given = f"{until}.{_sign(path, until, holder)}"
    return f"{get_script_prefix()}media/{given}/{path.removeprefix('clips/')}"


def _sign(path: str, until: int, holder: str) -> str:
    digest = hmac.digest(_key(settings.SECRET_KEY), f"{path}|{until}|{holder}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:18]).decode()


@cache
def _key(secret: str) -> bytes:
    return salted_hmac("kindreel.clips.media", "key", secret=secret, algorithm="sha256").digest()
