"""What every page may ask of this room."""

from functools import cache, partial

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest

from kindreel.notices.models import Notice
from kindreel.statements import prepared

MOST = 99


def notices(request: HttpRequest) -> dict[str, object]:
    """Give `unread_notices`, counted up to 99, and only when a page asks."""
    return {"unread_notices": cache(partial(unread_count, request.user))}


def unread_count(viewer: AbstractBaseUser | AnonymousUser) -> int:
    """Return how many notices whoever asks has not read, up to 99."""
    return len(_some_unread(viewer.pk)) if viewer.is_authenticated else 0


@prepared
def _some_unread(person_id: int) -> QuerySet[Notice, int]:
    unread = Notice.objects.belonging_to(person_id).unread().order_by()
    return unread.values_list("pk", flat=True)[:MOST]
