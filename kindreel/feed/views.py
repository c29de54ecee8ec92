"""Pages of what people are shown."""

from collections.abc import Hashable
from copy import copy

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST

from kindreel.campaigns.rules import hero
from kindreel.clips.actions import count_view
from kindreel.clips.cards import cards
from kindreel.clips.models import Clip, Hashtag
from kindreel.clips.rules import viewer_key
from kindreel.clips.tiles import tiles
from kindreel.feed import actions
from kindreel.feed.forms import LessForm, SearchForm
from kindreel.feed.models import NotInterested, trends_for
from kindreel.feed.rules import selection
from kindreel.feed.rules.search import search as search_for
from kindreel.lib.hashtags import fold
from kindreel.notices.context import unread_count
from kindreel.people.models import Person, Viewer
from kindreel.web.frames import framed
from kindreel.web.htmx import wants_part

TILES = 24
EMPTY_SEARCH = SearchForm()


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """For you: fresh and varied, and it ends."""
    if not settings.OPEN_TO_VISITORS and not request.user.is_authenticated:
        return render(request, "feed/closed.html")
    viewer = viewer_of(request)
    batch = selection.for_you(viewer, request.GET.get("after", ""))
    return _reels(request, "home", viewer, batch)


@login_required
@require_GET
def following(request: HttpRequest) -> HttpResponse:
    """What the people one follows posted, newest first."""
    viewer = viewer_of(request)
    batch = selection.following(viewer, request.GET.get("after", ""))
    return _reels(request, "following", viewer, batch)


def viewer_of(request: HttpRequest) -> Viewer:
    """Return the account itself: Django's lazy stand-in costs a detour at every touch."""
    return copy(request.user) if request.user.is_authenticated else AnonymousUser()


def _reels(request: HttpRequest, name: str, viewer: Viewer, batch: selection.Batch) -> HttpResponse:
    address = reverse(f"feed:{name}")
    shared: dict[str, Hashable] = {
        "which": name,
        "is_first": "after" not in request.GET,
        "autoplay": _may_autoplay(viewer),
        "unread_notices": unread_count(viewer),
    }
    own = {
        "cards": SafeString("".join(cards(batch.clips, viewer, request))),
        "more": f"{address}?{urlencode({'after': batch.after})}" if batch.after else "",
    }
    template = "feed/batch.html" if wants_part(request) else "feed/feed.html"
    return framed(request, template, shared, own)


def _may_autoplay(viewer: Viewer) -> bool:
    """Adults start with it, under-18s without; what somebody chose goes before both."""
    if not isinstance(viewer, Person):
        return True
    return viewer.autoplay if viewer.autoplay is not None else not viewer.is_minor


@require_GET
def discover(request: HttpRequest) -> HttpResponse:
    """The running campaign on top, then what is trending, then fresh clips by many people."""
    if not settings.OPEN_TO_VISITORS and not request.user.is_authenticated:
        return redirect("feed:home")
    viewer = viewer_of(request)
    trends = [(trend.hashtag.folded, trend.hashtag.shown) for trend in trends_for(viewer)]
    shared: dict[str, Hashable] = {
        "trends": tuple(trends),
        "form": EMPTY_SEARCH,
        "unread_notices": unread_count(viewer),
    }
    own = {"hero": _hero(viewer), "tiles": tiles(selection.varied(viewer, TILES))}
    return framed(request, "feed/discover.html", shared, own)


def _hero(viewer: Viewer) -> str:
    found = hero(viewer, timezone.localdate())
    return render_to_string("campaigns/hero.html", {"hero": found}) if found else ""


@require_GET
def hashtag(request: HttpRequest, folded: str) -> HttpResponse:
    """Clips that carry a hashtag, newest first; a banned one shows nothing."""
    tag = Hashtag.objects.filter(folded=fold(folded)).first()
    clips = Clip.objects.visible_to(request.user).on_show().welcome_to(request.user)
    tagged = clips.filter(hashtags=tag) if tag and not tag.is_banned else clips.none()
    batch = selection.newest_first(tagged, request.GET.get("after", ""), TILES)
    context = {
        "tag": tag.shown if tag else fold(folded),
        "is_banned": bool(tag and tag.is_banned),
        "clips": batch.clips,
        "tiles": tiles(batch.clips),
        "more": f"{request.path}?{urlencode({'after': batch.after})}" if batch.after else "",
    }
    return render(
        request, "feed/tiles.html" if wants_part(request) else "feed/hashtag.html", context
    )


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """People, hashtags and captions."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = search_for(request.user, words, request.GET.get("after", ""))
    more = urlencode({"q": words, "after": found.clips.after or ""})
    context = {
        "form": form,
        "words": words,
        "found": found,
        "clips": found.clips.clips,
        "tiles": tiles(found.clips.clips),
        "more": f"{request.path}?{more}" if found.clips.after else "",
    }
    is_next = wants_part(request) and "after" in request.GET
    return render(request, "feed/tiles.html" if is_next else "feed/search.html", context)


@require_POST
def seen(request: HttpRequest, public_id: str) -> HttpResponse:
    """A clip was in front of somebody for two seconds."""
    clip = get_object_or_404(Clip.objects.visible_to(request.user).on_show(), public_id=public_id)
    day = timezone.now().date()
    address = request.META.get("REMOTE_ADDR", "")
    if clip.author_id != request.user.pk:
        count_view(clip=clip, viewer_key=viewer_key(request.user, address, day), day=day)
    if isinstance(request.user, Person):
        actions.mark_seen(person=request.user, clip=clip)
    return HttpResponse(status=204)


@login_required
def less(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask what somebody wants less of, and note it."""
    clip = get_object_or_404(Clip.objects.visible_to(request.user), public_id=public_id)
    form = LessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _note_less(request, clip, form.cleaned_data["of"])
        messages.success(request, "Noted. You will see less of that.")
        return redirect(_back(request))
    tags = clip.hashtags.filter(is_banned=False)
    return render(request, "feed/less.html", {"clip": clip, "tags": tags, "back": _back(request)})


def _note_less(request: HttpRequest, clip: Clip, of: str) -> None:
    person = request.user
    if not isinstance(person, Person):
        raise Http404
    if of.startswith("tag:"):
        tag = get_object_or_404(clip.hashtags.all(), folded=of.removeprefix("tag:"))
        actions.want_less(person=person, hashtag=tag)
    elif of == "creator":
        actions.want_less(person=person, creator=clip.author)
    else:
        actions.want_less(person=person, clip=clip)


@login_required
@require_GET
def choices(request: HttpRequest) -> HttpResponse:
    """Show everything somebody wants less of, each with a way back."""
    return render(request, "feed/choices.html", {"choices": _choices_of(request.user)})


@login_required
@require_POST
def more_again(request: HttpRequest, choice_id: int) -> HttpResponse:
    """Take one such choice back."""
    if not isinstance(request.user, Person):
        raise Http404
    if actions.want_again(person=request.user, choice_id=choice_id):
        messages.success(request, "Taken back. It may come up again.")
    return redirect("feed:choices")


def _choices_of(viewer: Viewer) -> QuerySet[NotInterested]:
    rows = NotInterested.objects.filter(person_id=viewer.pk or 0)
    return rows.select_related("clip__author", "creator", "hashtag").order_by("-created_at")


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("back", request.GET.get("back", ""))
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else reverse("feed:home")
