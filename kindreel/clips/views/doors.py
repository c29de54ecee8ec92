"""From an address to a clip, or 404: one door for everybody, one for what is one's own."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from kindreel.clips.models import Clip, ClipQuerySet, Upload, clips_at
from kindreel.people.access import MemberRequest
from kindreel.people.models import Person, Viewer

P = ParamSpec("P")


def welcome(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Send visitors of a closed community to the sign-in page, and back afterwards."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not settings.OPEN_TO_VISITORS and not isinstance(request.user, Person):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return answer


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who looks."""
    return request.user if isinstance(request.user, Person) else AnonymousUser()


def clip_to_see(request: HttpRequest, public_id: str) -> Clip:
    """Return a clip this viewer may see, or 404."""
    found = clips_at(public_id, viewer_of(request))
    if not found:
        raise Http404
    return found[0]


def own_clip(request: MemberRequest, public_id: str) -> Clip:
    """Return one's own clip in whatever state, or 404."""
    return _one(Clip.objects.owned_by(request.user), public_id)


def own_upload(person: Person, key: str) -> Upload:
    """Return one's own upload, or 404."""
    found = Upload.objects.owned_by(person).called(key)
    if found is None:
        raise Http404
    return found


def clip_to_open(request: HttpRequest, public_id: str) -> Clip:
    """Return a clip to show on its page: what one may see, and one's own even when taken down."""
    try:
        return clip_to_see(request, public_id)
    except Http404:
        return _one(Clip.objects.owned_by(viewer_of(request)), public_id)


def _one(rows: ClipQuerySet, public_id: str) -> Clip:
    found = rows.filter(public_id=public_id).select_related("author").first()
    if found is None:
        raise Http404
    return found
