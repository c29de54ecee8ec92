"""Somebody's page with their clips."""

from dataclasses import dataclass

from django.db.models import Q, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kindreel.clips.models import Clip, ClipQuerySet
from kindreel.clips.views.doors import viewer_of, welcome
from kindreel.people.access import MemberRequest, members_only
from kindreel.people.models import Follow, FollowStage, Person, Viewer
from kindreel.protection.models import people_visible_to
from kindreel.web.htmx import wants_part

PAGE_SIZE = 24


@dataclass(frozen=True)
class Figures:
    """What a profile counts."""

    clips: int
    followers: int
    following: int
    likes: int


@require_safe
@welcome
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a person and the clips this viewer may see."""
    viewer = viewer_of(request)
    person = people_visible_to(viewer).filter(username=handle.lower()).first()
    if person is None:
        raise Http404
    clips = _clips(viewer, person)
    shown = _page_of(request, clips) | {"person": person, "is_own": person == viewer}
    if wants_part(request) and "before" in request.GET:
        return render(request, "clips/tiles.html", shown)
    follow = _follow(viewer, person)
    is_closed = person.is_private and person != viewer and follow != FollowStage.ACCEPTED
    figures = _figures(person, clips)
    return render(
        request,
        "clips/profile.html",
        shown | {"figures": figures, "follow": follow, "is_closed": is_closed},
    )


@require_safe
@members_only
def mine(request: MemberRequest) -> HttpResponseBase:
    """Go to one's own profile."""
    return redirect("clips:profile", request.user.username)


def _clips(viewer: Viewer, person: Person) -> ClipQuerySet:
    own = person == viewer
    rows = Clip.objects.owned_by(viewer) if own else Clip.objects.visible_to(viewer)
    return rows.filter(author=person).order_by("-pk")


def _page_of(request: HttpRequest, clips: ClipQuerySet) -> dict[str, object]:
    before = request.GET.get("before", "")
    rows = clips.filter(pk__lt=int(before)) if before.isdecimal() and len(before) < 19 else clips
    found = list(rows[: PAGE_SIZE + 1])
    more = found[PAGE_SIZE - 1].pk if len(found) > PAGE_SIZE else None
    return {"clips": found[:PAGE_SIZE], "before": more}


def _follow(viewer: Viewer, person: Person) -> str:
    if not isinstance(viewer, Person):
        return ""
    found = Follow.objects.filter(follower=viewer, followed=person)
    return found.values_list("stage", flat=True).first() or ""


def _figures(person: Person, clips: ClipQuerySet) -> Figures:
    present = Q(follower__is_active=True)
    follows = Follow.objects.accepted()
    shown = clips.on_show()
    return Figures(
        clips=shown.count(),
        followers=follows.filter(present, followed=person).count(),
        following=follows.filter(follower=person, followed__is_active=True).count(),
        likes=shown.order_by().aggregate(total=Sum("like_count"))["total"] or 0,
    )
