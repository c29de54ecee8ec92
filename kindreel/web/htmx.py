"""Whether htmx asks for a part of a page, as seen by typed code."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


def wants_part(request: HttpRequest) -> bool:
    """True when htmx puts the answer into a page that is already there."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return bool(htmx) and not (htmx and htmx.boosted)
