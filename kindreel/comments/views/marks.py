"""Liking, pinning and deleting a comment."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kindreel.clips.models import Clip
from kindreel.comments import actions
from kindreel.comments.models import Comment
from kindreel.comments.rules import cards_of
from kindreel.comments.views.parts import (
    clip_or_404,
    comment_or_404,
    member,
    members_only,
)
from kindreel.comments.views.read import talk_of
from kindreel.web.htmx import wants_part
from kindreel.web.limits import limited

A_MINUTE, MOST_A_MINUTE = 60, 60  # seconds, likes


@require_POST
@members_only
@limited("comment-mark", limit=MOST_A_MINUTE, seconds=A_MINUTE)
def like(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Like a comment."""
    comment = _comment_or_404(request, public_id, pk)
    actions.like(person=member(request), comment=comment)
    return _show_like(request, comment)


@require_POST
@members_only
@limited("comment-mark", limit=MOST_A_MINUTE, seconds=A_MINUTE)
def unlike(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Take a like back."""
    comment = _comment_or_404(request, public_id, pk)
    actions.unlike(person=member(request), comment=comment)
    return _show_like(request, comment)


def _comment_or_404(request: HttpRequest, public_id: str, pk: int) -> Comment:
    return comment_or_404(request, clip_or_404(request, public_id), pk)


def _show_like(request: HttpRequest, comment: Comment) -> HttpResponse:
    clip = comment.clip
    if not wants_part(request):
        return redirect("comments:answers", clip.public_id, comment.parent_id or comment.pk)
    comment.refresh_from_db(fields=["like_count"])
    card = cards_of([comment], clip, request.user)[0]
    context = {"clip": clip, "card": card, "has_pressed": True}
    return render(request, "comments/like.html", context)


def _own_clip_or_404(request: HttpRequest, public_id: str) -> Clip:
    clip = clip_or_404(request, public_id)
    if clip.author_id != request.user.pk:
        raise Http404
    return clip


@require_POST
@members_only
def pin(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Put a comment on top of one's clip."""
    clip = _own_clip_or_404(request, public_id)
    actions.pin(creator=member(request), comment=comment_or_404(request, clip, pk))
    return _show_talk(request, clip)


@require_POST
@members_only
def unpin(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Let a pinned comment stand among the others again."""
    clip = _own_clip_or_404(request, public_id)
    actions.unpin(creator=member(request), comment=comment_or_404(request, clip, pk))
    return _show_talk(request, clip)


def _show_talk(request: HttpRequest, clip: Clip) -> HttpResponse:
    if not wants_part(request):
        return redirect("comments:list", clip.public_id)
    return render(request, "comments/talk.html", talk_of(request, clip))


@require_POST
@members_only
def delete(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Delete one's own comment, or one under one's own clip."""
    clip = clip_or_404(request, public_id)
    rows = Comment.objects.filter(clip=clip).deletable_by(request.user)
    comment = get_object_or_404(rows, pk=pk)
    actions.delete_comment(person=member(request), comment=comment)
    if wants_part(request):
        return render(request, "comments/deleted.html", {"clip": clip})
    messages.success(request, "The comment is gone.")
    return redirect("comments:list", clip.public_id)
