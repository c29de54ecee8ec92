"""The page of one clip, in every state it can be in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kindreel.clips.cards import cards, sources
from kindreel.clips.models import Audience, Clip, Stage
from kindreel.clips.rules import failure_of, media_address
from kindreel.clips.views.doors import clip_to_open, own_clip, viewer_of, welcome
from kindreel.clips.views.keeping import words_waiting
from kindreel.people.access import MemberRequest, members_only
from kindreel.people.models import Person
from kindreel.standing.models import Standing


@require_safe
@welcome
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one clip: playing, on its way, failed, or taken down."""
    clip = clip_to_open(request, public_id)
    if clip.standing == Standing.REMOVED:
        return render(request, "clips/removed.html", {"clip": clip})
    if not clip.is_watchable:
        return render(request, "clips/working.html", _working(request, clip))
    return render(request, "clips/show.html", _playing(request, clip))


@require_safe
@members_only
def progress(request: MemberRequest, public_id: str) -> HttpResponse:
    """Show how far one's own clip got; once it plays, send the page there."""
    clip = own_clip(request, public_id)
    answer = render(request, "clips/progress.html", _working(request, clip))
    if clip.is_watchable or clip.standing == Standing.REMOVED:
        answer["HX-Refresh"] = "true"
    return answer


def _working(request: HttpRequest, clip: Clip) -> dict[str, object]:
    order = [Stage.RECEIVED, Stage.CHECKING, Stage.ENCODING]
    at = order.index(Stage(clip.stage)) if clip.stage in order else len(order)
    return {
        "clip": clip,
        "steps": [(stage.label, index < at, index == at) for index, stage in enumerate(order)],
        "failure": failure_of(clip.failure) if clip.stage == Stage.FAILED else None,
        "words_wait": bool(words_waiting(request, clip)),
    }


def _playing(request: HttpRequest, clip: Clip) -> dict[str, object]:
    viewer = viewer_of(request)
    is_open = clip.audience == Audience.PUBLIC and not clip.author.is_private and clip.is_live
    wants_stillness = isinstance(viewer, Person) and viewer.autoplay is False
    return {
        "clip": clip,
        "card": cards([clip], viewer, request)[0],
        "is_own": clip.author_id == viewer.pk,
        "autoplay": "off" if wants_stillness else "on",
        "open_graph": _open_graph(request, clip) if is_open else None,
        "words_wait": bool(words_waiting(request, clip)),
    }


def _open_graph(request: HttpRequest, clip: Clip) -> dict[str, str]:
    return {
        "title": f"{clip.author.name} on this page",
        "address": request.build_absolute_uri(request.path),
        "picture": request.build_absolute_uri(media_address(clip.poster)) if clip.poster else "",
        "video": request.build_absolute_uri(next(iter(sources(clip)), "")),
    }
