"""Buttons on a profile: follow, block, mute, and taking each back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from kindreel.people.access import MemberRequest, members_only
from kindreel.people.actions import follow, unfollow
from kindreel.people.models import Person
from kindreel.protection.actions import block, mute, unblock, unmute
from kindreel.protection.models import people_visible_to
from kindreel.protection.rules import is_unwelcome
from kindreel.web.htmx import wants_part
from kindreel.web.limits import limited


def _somebody(request: MemberRequest, handle: str) -> Person:
    """Pass the door to somebody else's profile, or find nobody there."""
    others = people_visible_to(request.user).exclude(pk=request.user.pk)
    person = others.filter(username=handle.lower()).first()
    if person is None:
        raise Http404
    return person


def _back(request: MemberRequest, otherwise: str) -> HttpResponse:
    given = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(given, {request.get_host()}, request.is_secure())
    where = given if given and is_ours else otherwise
    if wants_part(request):
        return HttpResponse(headers={"HX-Redirect": where})
    return redirect(where)


def _button(request: MemberRequest, person: Person, stage: str) -> HttpResponse:
    if not wants_part(request):
        return _back(request, person.get_absolute_url())
    return render(request, "people/follow_button.html", {"person": person, "follow": stage})


@require_POST
@members_only
@limited("follow", limit=60, seconds=3600)
def follow_view(request: MemberRequest, handle: str) -> HttpResponse:
    """Follow somebody, or ask to."""
    person = _somebody(request, handle)
    quiet = is_unwelcome(person, request.user)
    row = follow(follower=request.user, followed=person, is_quiet=quiet)
    return _button(request, person, row.stage)


@require_POST
@members_only
def unfollow_view(request: MemberRequest, handle: str) -> HttpResponse:
    """Stop following, or take a request back."""
    person = _somebody(request, handle)
    unfollow(follower=request.user, followed=person)
    return _button(request, person, "")


@require_POST
@members_only
@limited("block", limit=200, seconds=3600)
def block_view(request: MemberRequest, handle: str) -> HttpResponse:
    """Block somebody."""
    person = _somebody(request, handle)
    block(blocker=request.user, blocked=person)
    messages.success(request, f"You and @{person.username} no longer see each other.")
    return _back(request, "/settings/safety/")


@require_POST
@members_only
@limited("block", limit=200, seconds=3600)
def mute_view(request: MemberRequest, handle: str) -> HttpResponse:
    """Mute somebody."""
    person = _somebody(request, handle)
    mute(muter=request.user, muted=person)
    messages.success(request, f"You no longer meet @{person.username}. They are not told.")
    return _back(request, person.get_absolute_url())


def _undo(request: MemberRequest, handle: str, undone: Callable[[Person], bool]) -> HttpResponse:
    # Only whom one blocked or muted oneself is found here; for anybody else nothing is there.
    person = Person.objects.filter(username=handle.lower()).first()
    if person is None or not undone(person):
        raise Http404
    return _back(request, "/settings/safety/")


@require_POST
@members_only
def unblock_view(request: MemberRequest, handle: str) -> HttpResponse:
    """Take a block back."""
    return _undo(request, handle, lambda person: unblock(blocker=request.user, blocked=person))


@require_POST
@members_only
def unmute_view(request: MemberRequest, handle: str) -> HttpResponse:
    """Meet somebody again."""
    return _undo(request, handle, lambda person: unmute(muter=request.user, muted=person))
