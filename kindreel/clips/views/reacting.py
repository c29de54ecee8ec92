"""Likes and shares."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kindreel.clips import actions
from kindreel.clips.models import Clip
from kindreel.clips.rules import viewer_key
from kindreel.clips.views.doors import clip_to_see, viewer_of
from kindreel.people.access import MemberRequest, members_only
from kindreel.web.htmx import wants_part
from kindreel.web.limits import allow, client_address, limited
from kindreel.web.words import in_short

DAY = 24 * 3600


@require_POST
@limited("like", limit=120, seconds=60)
@members_only
def like(request: MemberRequest, public_id: str) -> HttpResponseBase:
    """Like a clip."""
    clip = clip_to_see(request, public_id)
    actions.like(person=request.user, clip=clip)
    return _button(request, clip, is_liked=True)


@require_POST
@limited("like", limit=120, seconds=60)
@members_only
def unlike(request: MemberRequest, public_id: str) -> HttpResponseBase:
    """Take a like back."""
    clip = clip_to_see(request, public_id)
    actions.unlike(person=request.user, clip=clip)
    return _button(request, clip, is_liked=False)


def _button(request: HttpRequest, clip: Clip, *, is_liked: bool) -> HttpResponse:
    if not wants_part(request):
        return redirect("clips:show", clip.public_id)
    clip.refresh_from_db(fields=["like_count"])
    shown = {
        "clip": clip,
        "is_liked": is_liked,
        "likes": in_short(clip.like_count),
        "csrf": get_token(request),
    }
    return render(request, "clips/like.html", shown)


@require_POST
def share(request: HttpRequest, public_id: str) -> HttpResponse:
    """Count that the address was passed on, once a viewer and day."""
    clip = clip_to_see(request, public_id)
    who = viewer_key(viewer_of(request), client_address(request), timezone.localdate())
    if allow(who, f"share-{clip.pk}", limit=1, seconds=DAY):
        actions.count_share(clip=clip)
    return HttpResponse(status=204)
