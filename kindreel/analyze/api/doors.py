"""Around everything that programs ask: keys, quotas, refusals as JSON, pages of other places."""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeAlias, assert_never

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from kindreel.analyze.actions import Charged, QuotaSpent, charge
from kindreel.analyze.models import ApiKey
from kindreel.analyze.rules.keys import Scope, check_origin, check_scope, key_called
from kindreel.analyze.rules.refusals import Refusal, RefusedError, field_refused, quota_spent
from kindreel.analyze.schemas.parsing import Body, body_from

log = logging.getLogger(__name__)

Json: TypeAlias = dict[str, Any]
View: TypeAlias = Callable[[HttpRequest], HttpResponse]
DAY = 86_400  # seconds


def for_programs(*verbs: str) -> Callable[[Callable[[HttpRequest], Json]], View]:
    """Answer with JSON, whatever happens.

    Exempt from form tokens because no cookie is looked at: a page of another place can do no more
    here than any program with the same key.
    """

    def around(handler: Callable[[HttpRequest], Json]) -> View:
        @csrf_exempt
        @wraps(handler)
        def view(request: HttpRequest) -> HttpResponse:
            if request.method == "OPTIONS":
                return _for_every_page(_preflight(verbs))
            if verbs and request.method not in verbs:
                return _for_every_page(_wrong_verb(verbs))
            return _for_every_page(_answer(handler, request))

        return view

    return around


def for_keys(
    scope: Scope,
) -> Callable[[Callable[[ApiKey, Body], Json]], View]:
    """Let programs in that bring a key for this; give the handler the key and the body."""

    def around(handler: Callable[[ApiKey, Body], Json]) -> View:
        @for_programs("POST")
        @wraps(handler)
        def answer(request: HttpRequest) -> Json:
            key = key_called(_key_in(request), timezone.localdate())
            check_scope(key, scope)
            check_origin(key, request.headers.get("Origin", ""))
            return handler(key, _body_of(request))

        return answer

    return around


def spend(key: ApiKey, texts: int) -> None:
    """Count texts against the quotas of a key, or refuse them."""
    done = charge(key=key, texts=texts)
    match done:
        case Charged():
            return
        case QuotaSpent(limit, window):
            raise quota_spent(limit, window)
        case _:
            assert_never(done)


def _answer(handler: Callable[[HttpRequest], Json], request: HttpRequest) -> HttpResponse:
    try:
        return JsonResponse(handler(request))
    except RefusedError as refused:
        return _refusal(refused.refusal)
    except Exception as error:  # noqa: BLE001 (a traceback may hold what somebody wrote)
        log.error("the text API failed: %s", type(error).__name__)  # noqa: TRY400 (same)
        return _refusal(Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "Internal error encountered."))


def _refusal(refusal: Refusal) -> HttpResponse:
    response = JsonResponse(refusal.body, status=refusal.code)
    if refusal.code == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = "60"
    return response


def _key_in(request: HttpRequest) -> str:
    return request.headers.get("X-Goog-Api-Key", "") or request.GET.get("key", "")


def _body_of(request: HttpRequest) -> Body:
    try:
        return body_from(request.body)
    except RequestDataTooBig as error:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        words = f"Request payload size exceeds the limit: {most} bytes."
        raise field_refused("", words) from error


def _for_every_page(response: HttpResponse) -> HttpResponse:
    """Let pages of any origin read the answer; which may ask at all is said by the key."""
    response["Access-Control-Allow-Origin"] = "*"
    response.setdefault("Cache-Control", "no-store")
    return response


def _preflight(verbs: tuple[str, ...]) -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response["Access-Control-Allow-Methods"] = ", ".join((*verbs, "OPTIONS"))
    response["Access-Control-Allow-Headers"] = "*"  # Google's own client sends a dozen
    response["Access-Control-Max-Age"] = str(DAY)
    return response


def _wrong_verb(verbs: tuple[str, ...]) -> HttpResponse:
    words = f"This address takes {' or '.join(verbs)} only."
    response = _refusal(Refusal(HTTPStatus.METHOD_NOT_ALLOWED, words))
    response["Allow"] = ", ".join((*verbs, "OPTIONS"))
    return response
