"""What every page may ask of this room."""

from functools import cache, partial

from django.http import HttpRequest

from kindreel.notices.models import Notice

MOST = 99


def notices(request: HttpRequest) -> dict[str, object]:
    """Give `unread_notices`, counted up to 99, and only when a page asks."""
    return {"unread_notices": cache(partial(unread_count, request))}


def unread_count(request: HttpRequest) -> int:
    """Return how many notices whoever asks has not read, up to 99."""
    if not request.user.is_authenticated:
        return 0
    unread = Notice.objects.belonging_to(request.user.pk).unread().order_by()
    return unread[:MOST].count()
