"""The operator makes a campaign: its words and dates, and links that help."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kindreel.campaigns import actions
from kindreel.campaigns.forms import CampaignForm, EpisodeForm, LinkForm
from kindreel.campaigns.models import Campaign, Episode, SafetyLink
from kindreel.campaigns.views.doors import campaign_or_404
from kindreel.clips.models import Clip
from kindreel.people.access import for_operators
from kindreel.people.models import Person

READ_OR_WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(READ_OR_WRITE)
@for_operators
def new(request: HttpRequest, operator: Person) -> HttpResponseBase:
    """Make a campaign."""
    form = CampaignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        campaign = actions.make_campaign(operator=operator, plan=form.plan)
        messages.success(request, "Saved. Now add the series and the links that help.")
        return redirect("campaigns:edit", campaign.slug)
    return render(request, "campaigns/new.html", {"form": form}, status=_status(form))


@require_http_methods(READ_OR_WRITE)
@for_operators
def edit(request: HttpRequest, operator: Person, slug: str) -> HttpResponseBase:
    """Change a campaign, and everything that belongs to it."""
    campaign = campaign_or_404(request, slug)
    if request.method != "POST":
        return show_workbench(request, campaign)
    form = CampaignForm(request.POST, campaign=campaign)
    if not form.is_valid():
        return show_workbench(request, campaign, form=form, status=422)
    actions.change_campaign(operator=operator, campaign=campaign, plan=form.plan)
    messages.success(request, "Saved.")
    return redirect("campaigns:edit", slug)


@require_POST
@for_operators
def add_link(request: HttpRequest, operator: Person, slug: str) -> HttpResponseBase:
    """Put a page that helps beside a campaign."""
    campaign = campaign_or_404(request, slug)
    form = LinkForm(request.POST, prefix="link")
    if not form.is_valid():
        return show_workbench(request, campaign, link_form=form, status=422)
    actions.add_link(operator=operator, campaign=campaign, **form.cleaned_data)
    return redirect("campaigns:edit", slug)


@require_POST
@for_operators
def remove_link(request: HttpRequest, operator: Person, slug: str, pk: int) -> HttpResponseBase:
    """Take a link away."""
    campaign = campaign_or_404(request, slug)
    actions.remove_link(operator=operator, campaign=campaign, link_id=pk)
    return redirect("campaigns:edit", slug)


def show_workbench(
    request: HttpRequest, campaign: Campaign, status: int = 200, **forms: object
) -> HttpResponse:
    """Show everything of a campaign in one page, with whichever form has something wrong in it."""
    episodes = Episode.objects.filter(campaign=campaign).select_related("clip__author")
    public = set(Clip.objects.public().filter(episodes__campaign=campaign).values_list("pk"))
    context: dict[str, object] = {
        "campaign": campaign,
        "form": CampaignForm.of(campaign),
        "link_form": LinkForm(prefix="link"),
        "episode_form": EpisodeForm(campaign=campaign, prefix="episode"),
        "links": SafetyLink.objects.filter(campaign=campaign),
        "episodes": [(row, (row.clip_id,) in public) for row in episodes],
        "is_waiting": not campaign.is_published or campaign.starts_on > timezone.localdate(),
    }
    return render(request, "campaigns/edit.html", context | forms, status=status)


def _status(form: CampaignForm) -> int:
    return 422 if form.is_bound else 200
