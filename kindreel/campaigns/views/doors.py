"""From an address to a campaign, or 404."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from kindreel.campaigns.models import Campaign, Episode
from kindreel.people.models import Person, Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who looks."""
    return request.user if isinstance(request.user, Person) else AnonymousUser()


def campaign_or_404(request: HttpRequest, slug: str) -> Campaign:
    """The door: a campaign that has begun, or any for the operator."""
    rows = Campaign.objects.readable_by(viewer_of(request), timezone.localdate())
    return get_object_or_404(rows.select_related("hashtag", "challenge"), slug=slug)


def episode_or_404(campaign: Campaign, pk: int) -> Episode:
    """One story of a campaign that was reached through its door."""
    rows = Episode.objects.filter(campaign=campaign).select_related("clip", "campaign")
    return get_object_or_404(rows, pk=pk)
