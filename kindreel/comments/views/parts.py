"""What the pages of this room have in common: doors, the form to write in, page or fragment."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from kindreel.clips.models import Clip, clips_at
from kindreel.comments.forms import CommentForm
from kindreel.comments.models import Comment
from kindreel.comments.rules import REASON_WORDS, reason_to_refuse
from kindreel.people.models import Person
from kindreel.web.htmx import wants_part

P = ParamSpec("P")


def members_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Send visitors to sign in, and from there to the talk they came from."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        there = redirect_to_login(reverse("comments:list", args=[kwargs["public_id"]]))
        return HttpResponseClientRedirect(there.url) if wants_part(request) else there

    return answer


@dataclass(frozen=True)
class Composer:
    """The form to write in, or the words that stand in its place."""

    form: CommentForm
    parent: Comment | None
    closed: str = ""
    is_wanted: bool = False  # the reader asked to write: the cursor goes there


def show(
    request: HttpRequest, part: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """Answer with the part alone, or with the whole page around it."""
    template = f"comments/{part}.html"
    is_part = wants_part(request)
    page = template if is_part else "comments/page.html"
    return render(request, page, {**context, "part": template, "is_part": is_part}, status=status)


def clip_or_404(request: HttpRequest, public_id: str) -> Clip:
    """The door: a clip this viewer may see."""
    found = clips_at(public_id, request.user)
    if not found:
        raise Http404
    return found[0]


def comment_or_404(request: HttpRequest, clip: Clip, pk: int | None) -> Comment:
    """The door: a comment this viewer may see under a clip they may see."""
    rows = Comment.objects.filter(clip=clip).readable_by(request.user)
    return get_object_or_404(rows.select_related("author", "clip", "parent__author"), pk=pk)


def member(request: HttpRequest) -> Person:
    """The signed-in person; the views asked for that before."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def composer_for(
    request: HttpRequest, clip: Clip, parent: Comment | None = None, *, is_wanted: bool = False
) -> Composer:
    """A fresh form with a token of its own, or why there is none."""
    form = CommentForm(initial={"form_token": uuid.uuid4(), "parent": parent and parent.pk})
    if not isinstance(request.user, Person):
        return Composer(form, parent)
    reason = reason_to_refuse(request.user, clip, parent)
    return Composer(form, parent, REASON_WORDS[reason] if reason else "", is_wanted)
