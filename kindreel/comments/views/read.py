"""Reading what people say under a clip."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment, CommentQuerySet, Order
from kindreel.comments.rules import cards_of
from kindreel.comments.views.parts import (
    clip_or_404,
    comment_or_404,
    composer_for,
    members_only,
    show,
)
from kindreel.people.models import Viewer

ON_ONE_PAGE = 20


@require_safe
def show_comments(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the comments under a clip, or the next part of them."""
    clip = clip_or_404(request, public_id)
    if request.GET.get("past"):
        return show(request, "items", _threads_of(request, clip))
    return show(request, "talk", talk_of(request, clip))


def talk_of(request: HttpRequest, clip: Clip) -> dict[str, object]:
    """Everything the talk under a clip shows: the first comments, and the form to write in."""
    filtered = Comment.objects.filter(clip=clip).filtered_for(request.user)
    return _threads_of(request, clip) | {
        "composer": composer_for(request, clip),
        "filtered_count": filtered.count() if clip.author_id == request.user.pk else 0,
    }


def _threads_of(request: HttpRequest, clip: Clip) -> dict[str, object]:
    order = Order.NEWEST if request.GET.get("order") == Order.NEWEST else Order.LIKED
    rows = Comment.objects.filter(clip=clip).starting_threads().readable_by(request.user)
    return _part_of(rows.put_in(order), request, clip) | {"clip": clip, "order": order}


@require_safe
def show_answers(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Show one thread: a comment, the answers to it, and a form to answer."""
    clip = clip_or_404(request, public_id)
    top = comment_or_404(request, clip, pk)
    if top.parent is not None:
        raise Http404
    rows = Comment.objects.filter(parent=top).readable_by(request.user).order_by("pk")
    context = _part_of(rows, request, clip) | {"clip": clip, "top": top}
    if request.GET.get("past"):
        return show(request, "items", context)
    meant = request.GET.get("to", "")
    parent = comment_or_404(request, clip, int(meant)) if _is_number(meant) else top
    card = cards_of([top], clip, request.user)[0]
    composer = composer_for(request, clip, parent, is_wanted=bool(meant))
    return show(request, "answers", context | {"card": card, "composer": composer})


@require_safe
@members_only
def show_filtered(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a creator what their own hidden words keep away from everybody else."""
    clip = clip_or_404(request, public_id)
    if clip.author_id != request.user.pk:
        raise Http404
    rows = Comment.objects.filter(clip=clip).filtered_for(request.user).order_by("-pk")
    return show(request, "filtered", _part_of(rows, request, clip) | {"clip": clip})


def _part_of(rows: CommentQuerySet, request: HttpRequest, clip: Clip) -> dict[str, object]:
    """One page's worth of cards, and where the next one begins."""
    found = list(
        _past(rows, request.GET.get("past", "")).select_related("author")[: ON_ONE_PAGE + 1]
    )
    shown = found[:ON_ONE_PAGE]
    more = _mark_of(shown[-1]) if len(found) > ON_ONE_PAGE else ""
    viewer: Viewer = request.user
    return {"cards": cards_of(shown, clip, viewer), "more": more}


def _mark_of(comment: Comment) -> str:
    return f"{comment.like_count}-{comment.pk}"


def _past(rows: CommentQuerySet, mark: str) -> CommentQuerySet:
    """Leave out everything up to a mark, in whichever order the rows stand."""
    likes, _, pk = mark.partition("-")
    if not (_is_number(likes) and _is_number(pk)):
        return rows
    match rows.query.order_by:
        case ("pk",):
            return rows.filter(pk__gt=int(pk))
        case (*_, "-like_count", "-pk"):
            less = Q(like_count__lt=int(likes)) | Q(like_count=int(likes), pk__lt=int(pk))
            return rows.filter(less, is_pinned=False, like_count__lte=int(likes))
        case _:
            return rows.filter(is_pinned=False, pk__lt=int(pk))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 18
