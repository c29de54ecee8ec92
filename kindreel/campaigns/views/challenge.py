"""The challenge: what everyone is invited to do, and what they made of it."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kindreel.campaigns import actions
from kindreel.campaigns.models import Campaign
from kindreel.campaigns.rules import hero_of, may_pick, picks_among
from kindreel.campaigns.views.doors import campaign_or_404, viewer_of
from kindreel.clips.models import Clip
from kindreel.people.access import MemberRequest, members_only
from kindreel.web.htmx import wants_part

ON_ONE_PAGE = 24


@require_safe
def show_challenge(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the invitation and the entries: picked ones first, then the newest."""
    campaign = campaign_or_404(request, slug)
    viewer = viewer_of(request)
    picks = picks_among(campaign, viewer)
    entries, more = _part_of(campaign, request, [clip.pk for clip in picks])
    context = {
        "campaign": campaign,
        "entries": entries,
        "more": more,
        "may_pick": may_pick(viewer),
    }
    if wants_part(request):
        return render(request, "campaigns/entries.html", context)
    hero = hero_of(campaign, viewer, timezone.localdate())
    return render(
        request,
        "campaigns/challenge.html",
        context | {"hero": hero, "picks": picks, "is_first": "before" not in request.GET},
    )


def _part_of(
    campaign: Campaign, request: HttpRequest, picked: list[int]
) -> tuple[list[Clip], int | None]:
    """One page of entries that are not picked, and the id from which the next page goes on."""
    rows = campaign.entries_for(viewer_of(request)).exclude(pk__in=picked)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdecimal() and len(before) <= 18:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.select_related("author").order_by("-pk")[: ON_ONE_PAGE + 1])
    shown = found[:ON_ONE_PAGE]
    return shown, shown[-1].pk if len(found) > ON_ONE_PAGE else None


@require_POST
@members_only
def pick(request: MemberRequest, slug: str, public_id: str) -> HttpResponseBase:
    """Feature an entry."""
    campaign, clip = _entry_or_404(request, slug, public_id)
    actions.pick(picker=request.user, campaign=campaign, clip=clip)
    return redirect("campaigns:challenge", slug)


@require_POST
@members_only
def unpick(request: MemberRequest, slug: str, public_id: str) -> HttpResponseBase:
    """Let an entry stand among the others again."""
    campaign, clip = _entry_or_404(request, slug, public_id)
    actions.unpick(picker=request.user, campaign=campaign, clip=clip)
    return redirect("campaigns:challenge", slug)


def _entry_or_404(request: MemberRequest, slug: str, public_id: str) -> tuple[Campaign, Clip]:
    campaign = campaign_or_404(request, slug)
    entries = campaign.entries_for(request.user) if may_pick(request.user) else Clip.objects.none()
    return campaign, get_object_or_404(entries, public_id=public_id)
