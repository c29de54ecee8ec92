"""The documents by which programs learn this API."""

from http import HTTPStatus

from django.http import HttpRequest

from kindreel.analyze.api.doors import Json, for_programs
from kindreel.analyze.rules.refusals import Refusal, RefusedError
from kindreel.analyze.schemas.documents import VERSION, discovery_document, openapi_document


@for_programs("GET", "HEAD")
def discovery(request: HttpRequest) -> Json:
    """Serve what Google's clients build themselves from."""
    version = request.GET.get("version", VERSION)
    if version != VERSION:
        words = f"Discovery document not found for API service, version {VERSION} is the only one."
        raise RefusedError(Refusal(HTTPStatus.NOT_FOUND, words))
    return discovery_document()


@for_programs("GET", "HEAD")
def openapi(_request: HttpRequest) -> Json:
    """Serve the OpenAPI document."""
    return openapi_document()
