"""Editing, trying again, deleting: one's own clips."""

from dataclasses import asdict
from typing import Any, assert_never

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kindreel.clips import actions
from kindreel.clips.actions import (
    Cared,
    Edited,
    HeldBack,
    Nudged,
    Vanished,
    Words,
    delete_clip,
    edit_clip,
)
from kindreel.clips.forms import EditForm
from kindreel.clips.models import Clip
from kindreel.clips.rules import UNREAD
from kindreel.clips.steps import advance
from kindreel.clips.views.doors import own_clip
from kindreel.people.access import MemberRequest, members_only
from kindreel.web.limits import limited

PAGE = "clips/edit.html"


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def edit(request: MemberRequest, public_id: str) -> HttpResponseBase:
    """Change caption, alt text, audience and who may comment."""
    clip = own_clip(request, public_id)
    if request.method != "POST":
        waiting = words_waiting(request, clip)
        form = EditForm.of(clip, request.user, waiting)
        return _page(request, clip, form, is_nudged=bool(waiting))
    form = EditForm(request.POST, author=request.user)
    if not form.is_valid():
        return _page(request, clip, form, status=422)
    return _save(request, clip, form)


def _save(request: MemberRequest, clip: Clip, form: EditForm) -> HttpResponse:
    looked_again = form.cleaned_data["looked_again"]
    outcome = edit_clip(
        author=request.user, clip=clip, words=form.words, has_looked_again=looked_again
    )
    match outcome:
        case Nudged():
            return _page(request, clip, form, is_nudged=True)
        case Edited():
            messages.success(request, "Saved.")
        case Cared():
            forget_words(request, clip)
            return redirect("clips:cared", clip.public_id)
        case HeldBack(is_unread):
            look = UNREAD if is_unread else "A moderator takes a look before others see it."
            messages.info(request, f"Saved. {look}")
        case Vanished():
            messages.error(request, "This clip is not there any more, so nothing was saved.")
            return redirect("clips:mine")
        case _:
            assert_never(outcome)
    forget_words(request, clip)
    return redirect("clips:show", clip.public_id)


@require_safe
@members_only
def cared(request: MemberRequest, public_id: str) -> HttpResponseBase:
    """Offer help to whoever wrote words that sound heavy, on the way to their clip."""
    clip = own_clip(request, public_id)
    if not clip.needs_care:
        return redirect("clips:show", public_id)
    return render(request, "clips/cared.html", {"clip": clip})


def _page(
    request: HttpRequest, clip: Clip, form: EditForm, *, is_nudged: bool = False, status: int = 200
) -> HttpResponse:
    return render(
        request, PAGE, {"clip": clip, "form": form, "is_nudged": is_nudged}, status=status
    )


@require_POST
@members_only
def delete(request: MemberRequest, public_id: str) -> HttpResponseBase:
    """Delete a clip and everything on it."""
    delete_clip(author=request.user, clip=own_clip(request, public_id))
    messages.success(request, "Your clip is deleted.")
    return redirect("clips:mine")


@require_POST
@limited("retry", limit=10, seconds=3600)
@members_only
def retry(request: MemberRequest, public_id: str) -> HttpResponseBase:
    """Try again with a clip that failed through no fault of the file."""
    clip = own_clip(request, public_id)
    if actions.retry(clip=clip):
        advance.enqueue(clip.pk)
    return redirect("clips:show", public_id)


def remember_words(request: HttpRequest, clip: Clip, words: Words) -> None:
    """Keep words that wait to be looked at again, for this browser."""
    request.session[_key(clip)] = asdict(words)


def words_waiting(request: HttpRequest, clip: Clip) -> dict[str, Any]:
    """Return the words that wait, if there are any."""
    found: dict[str, Any] = request.session.get(_key(clip), {})
    return found


def forget_words(request: HttpRequest, clip: Clip) -> None:
    """Nothing waits any more."""
    request.session.pop(_key(clip), None)


def _key(clip: Clip) -> str:
    return f"words-of-{clip.public_id}"
