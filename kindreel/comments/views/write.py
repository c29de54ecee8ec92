"""Writing a comment, and the question before a hurtful one."""

from typing import assert_never

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from kindreel.clips.models import Clip
from kindreel.comments.actions import (
    Cared,
    Held,
    Nudged,
    Outcome,
    Published,
    Refused,
    cancel_comment,
    post_comment,
)
from kindreel.comments.forms import CancelForm, CommentForm
from kindreel.comments.models import Comment
from kindreel.comments.rules import cards_of
from kindreel.comments.views.parts import (
    Composer,
    clip_or_404,
    comment_or_404,
    composer_for,
    member,
    members_only,
    show,
)
from kindreel.web.htmx import wants_part
from kindreel.web.limits import allow, slow_down

A_MINUTE, MOST_A_MINUTE = 60, 12  # seconds, comments


@require_POST
@members_only
def post(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a comment, and answer with what came of it."""
    clip = clip_or_404(request, public_id)
    form = CommentForm(request.POST)
    is_valid = form.is_valid()
    given = form.cleaned_data.get("parent")
    parent = comment_or_404(request, clip, given) if given else None
    if not is_valid:
        return _show_form(request, clip, Composer(form, parent))
    if not allow(request, "comment", limit=MOST_A_MINUTE, seconds=A_MINUTE):
        return slow_down(request)
    outcome = post_comment(
        author=member(request),
        clip=clip,
        text=form.cleaned_data["text"],
        parent=parent,
        form_token=form.cleaned_data["form_token"],
        after=form.cleaned_data["after"],
    )
    return _answer(request, clip, parent, outcome)


def _answer(
    request: HttpRequest, clip: Clip, parent: Comment | None, outcome: Outcome
) -> HttpResponse:
    """One page for each thing that can come of it."""
    context: dict[str, object] = {"clip": clip, "parent": parent, "outcome": outcome}
    match outcome:
        case Published(comment):
            return _show_published(request, clip, comment)
        case Cared(comment):
            return _show_placed(request, "cared", clip, comment)
        case Held(comment):
            context |= {"composer": composer_for(request, clip, parent)}
            context |= {"card": cards_of([comment], clip, request.user)[0]}
            return show(request, "held", context)
        case Nudged(nudge, text):
            initial = {"text": text, "form_token": nudge.form_token}
            form = CommentForm(initial=initial | {"parent": parent and parent.pk})
            context |= {"composer": Composer(form, parent), "meant": _meant(request, clip, parent)}
            return show(request, "nudged", context)
        case Refused():
            context |= {"composer": composer_for(request, clip, parent)}
            return show(request, "refused", context, status=422)
        case _:
            assert_never(outcome)


def _meant(request: HttpRequest, clip: Clip, parent: Comment | None) -> str:
    """Name whoever the words go to; nobody in particular under one's own clip."""
    person = parent.author if parent else clip.author
    return "" if person == request.user else person.name


def _show_published(request: HttpRequest, clip: Clip, comment: Comment) -> HttpResponse:
    if not wants_part(request):
        messages.success(request, "Your comment is there.")
        return redirect(_place_of(clip, comment))
    return _show_placed(request, "published", clip, comment)


def _show_placed(request: HttpRequest, part: str, clip: Clip, comment: Comment) -> HttpResponse:
    """A fresh form, the comment in its place, and the new count."""
    clip.refresh_from_db(fields=["comment_count"])
    context: dict[str, object] = {
        "clip": clip,
        "card": cards_of([comment], clip, request.user)[0],
        "composer": composer_for(request, clip, comment.parent),
    }
    answer = show(request, part, context)
    counted = {"clip": clip.public_id, "count": clip.comment_count}
    return trigger_client_event(answer, "commented", counted)


def _place_of(clip: Clip, comment: Comment) -> str:
    if comment.parent_id:
        thread = reverse("comments:answers", args=[clip.public_id, comment.parent_id])
        return f"{thread}#comment-{comment.pk}"
    talk = reverse("comments:list", args=[clip.public_id])
    return f"{talk}?order=newest#comment-{comment.pk}"


def _show_form(request: HttpRequest, clip: Clip, composer: Composer) -> HttpResponse:
    is_answer = composer.form.data.get("after")
    part = "nudged" if is_answer else "composer"
    return show(request, part, {"clip": clip, "composer": composer}, status=422)


@require_POST
@members_only
def cancel(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a comment go after the question, and offer a fresh form."""
    clip = clip_or_404(request, public_id)
    form = CancelForm(request.POST)
    parent = None
    if form.is_valid():
        given = form.cleaned_data["parent"]
        parent = comment_or_404(request, clip, given) if given else None
        token = form.cleaned_data["form_token"]
        cancel_comment(author=member(request), clip=clip, form_token=token)
    if not wants_part(request):
        messages.info(request, "Nothing was posted.")
        return redirect("comments:list", public_id)
    context = {"clip": clip, "composer": composer_for(request, clip, parent), "has_let_go": True}
    return render(request, "comments/composer.html", context)
