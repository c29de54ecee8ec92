"""The list of campaigns, one campaign, and the player of its series."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindreel.campaigns.models import Campaign, SafetyLink
from kindreel.campaigns.rules import (
    country_of,
    help_for,
    hero_of,
    picks_among,
    playing,
    stories_of,
)
from kindreel.campaigns.views.doors import campaign_or_404, viewer_of
from kindreel.clips.cards import sources
from kindreel.people.models import Person, Viewer


@require_safe
def show_campaigns(request: HttpRequest) -> HttpResponse:
    """Show what runs now, what is over, and to the operator what is to come."""
    viewer, today = viewer_of(request), timezone.localdate()
    is_operator = isinstance(viewer, Person) and viewer.is_operator
    running = Campaign.objects.running_on(today).select_related("hashtag", "challenge")
    context = {
        "running": [hero_of(campaign, viewer, today) for campaign in running],
        "archive": Campaign.objects.ended_before(today).select_related("hashtag"),
        "waiting": Campaign.objects.waiting_on(today) if is_operator else (),
        "is_operator": is_operator,
    }
    return render(request, "campaigns/list.html", context)


@require_safe
def show_campaign(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one campaign: its words, its series, its challenge, and who helps."""
    campaign = campaign_or_404(request, slug)
    viewer, today = viewer_of(request), timezone.localdate()
    context = {
        "campaign": campaign,
        "hero": hero_of(campaign, viewer, today),
        "picks": picks_among(campaign, viewer)[:6],
        "links": SafetyLink.objects.filter(campaign=campaign),
        "help": help_for(country_of(viewer, request.GET.get("country", ""))),
        "is_waiting": not campaign.is_published or campaign.starts_on > today,
    }
    return render(request, "campaigns/show.html", context)


@require_safe
def show_episode(request: HttpRequest, slug: str, position: int) -> HttpResponse:
    """Play one story of the series, with the way to the next."""
    campaign = campaign_or_404(request, slug)
    viewer = viewer_of(request)
    stories = stories_of(campaign, viewer)
    found = playing(stories, position)
    if found is None:
        raise Http404
    context = {
        "campaign": campaign,
        "stories": stories,
        "playing": found,
        "clip": found.story.episode.clip,
        "sources": sources(found.story.episode.clip),
        "may_go_on": _may_go_on(viewer),
    }
    return render(request, "campaigns/episode.html", context)


def _may_go_on(viewer: Viewer) -> bool:
    """The next story may begin by itself, unless somebody chose otherwise or is under 18."""
    if not isinstance(viewer, Person):
        return True
    return viewer.autoplay if viewer.autoplay is not None else not viewer.is_minor
