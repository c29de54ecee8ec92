"""Does a request ask for a part of a page?"""

from django.http import HttpRequest


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page instead of all of it."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted
