"""How a key is made, recognised, and what it opens."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import date
from enum import StrEnum
from http import HTTPStatus
from typing import assert_never
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from kindreel.analyze.models import ApiKey
from kindreel.analyze.rules.refusals import key_refused, no_key

PREFIX = "kdr_"
SHOWN = 8  # letters of a key by which the operator recognises it
LONGEST = 200  # letters; whatever is longer is no key of ours


class Scope(StrEnum):
    """What a key may be used for."""

    ANALYZE = "AnalyzeComment"
    SUGGEST = "SuggestCommentScore"
    BATCH = "BatchAnalyzeComments"


def key_from(form_token: UUID, maker: int) -> str:
    """Return the key that a form makes: the same one when the button was pressed twice.

    256 bits that nobody can foresee without the signing key and the token in the operator's page.
    """
    seed = f"analyze key {maker} {form_token}".encode()
    drawn = hmac.digest(settings.SECRET_KEY.encode(), seed, "sha256")
    return PREFIX + urlsafe_b64encode(drawn).decode().rstrip("=")


def digest_of(key: str) -> str:
    """Return what is kept of a key. It is random, so that no salt or slow hash is needed."""
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()


def key_called(given: str, today: date) -> ApiKey:
    """The door: the row of a key that works, or a refusal.

    Rows are found by digest: how long that takes says nothing about any key.
    """
    if not given:
        raise no_key()
    row = ApiKey.objects.usable().filter(digest=digest_of(given[: LONGEST + 1])).first()
    if row is None:
        words = "API key not valid. Please pass a valid API key."
        raise key_refused(HTTPStatus.BAD_REQUEST, words, "API_KEY_INVALID")
    if row.has_expired(today):
        words = "API key expired. Please renew the API key."
        raise key_refused(HTTPStatus.BAD_REQUEST, words, "API_KEY_INVALID")
    return row


def check_scope(key: ApiKey, scope: Scope) -> None:
    """Refuse what a key was not made for."""
    if not _may(key, scope):
        words = f"Requests to this API method {scope} are blocked for this key."
        raise key_refused(HTTPStatus.FORBIDDEN, words, "API_KEY_SERVICE_BLOCKED")


def check_origin(key: ApiKey, origin: str) -> None:
    """Refuse pages of the web that a key was not made for. Servers name no origin."""
    allowed = key.origins.split()
    if origin and "*" not in allowed and origin.lower() not in allowed:
        words = "Requests from this origin are blocked for this key."
        raise key_refused(HTTPStatus.FORBIDDEN, words, "API_KEY_HTTP_REFERRER_BLOCKED")


def is_origin(line: str) -> bool:
    """True for "*" and for an address of nothing but scheme, host and port."""
    there = urlsplit(line)
    bare = f"{there.scheme}://{there.netloc}" == line
    return line == "*" or (bare and there.scheme in {"http", "https"} and bool(there.hostname))


def _may(key: ApiKey, scope: Scope) -> bool:
    match scope:
        case Scope.ANALYZE:
            return key.may_analyze
        case Scope.SUGGEST:
            return key.may_suggest
        case Scope.BATCH:
            return key.may_batch
        case _:
            assert_never(scope)
