"""Pictures of people, behind the same door as their profiles."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from kindreel.protection.models import people_visible_to

SECONDS = 3600


@require_safe
def avatar(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a picture to whoever may see the person."""
    path = f"avatars/{name}.webp"
    if not people_visible_to(request.user).filter(avatar=path).exists():
        raise Http404
    try:
        file = default_storage.open(path)
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(file, content_type="image/webp")
    answer["Cache-Control"] = f"private, max-age={SECONDS}, immutable"
    return answer
