"""The operator puts the series together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kindreel.campaigns import actions
from kindreel.campaigns.forms import EpisodeForm
from kindreel.campaigns.views.doors import campaign_or_404, episode_or_404
from kindreel.campaigns.views.making import READ_OR_WRITE, show_workbench
from kindreel.people.access import for_operators
from kindreel.people.models import Person


@require_POST
@for_operators
def add_episode(request: HttpRequest, operator: Person, slug: str) -> HttpResponseBase:
    """Put a clip at the end of the series."""
    campaign = campaign_or_404(request, slug)
    form = EpisodeForm(request.POST, campaign=campaign, prefix="episode")
    if not form.is_valid():
        return show_workbench(request, campaign, episode_form=form, status=422)
    clip = form.cleaned_data["clip"]
    actions.add_episode(operator=operator, campaign=campaign, clip=clip, plan=form.plan)
    messages.success(request, "The story is in the series.")
    return redirect("campaigns:edit", slug)


@require_http_methods(READ_OR_WRITE)
@for_operators
def edit_episode(request: HttpRequest, operator: Person, slug: str, pk: int) -> HttpResponseBase:
    """Change what is said about a story."""
    campaign = campaign_or_404(request, slug)
    episode = episode_or_404(campaign, pk)
    form = EpisodeForm(request.POST or None, campaign=campaign, episode=episode)
    if request.method == "POST" and form.is_valid():
        actions.change_episode(operator=operator, episode=episode, plan=form.plan)
        messages.success(request, "Saved.")
        return redirect("campaigns:edit", slug)
    context = {"campaign": campaign, "episode": episode, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "campaigns/edit_episode.html", context, status=status)


@require_POST
@for_operators
def move_episode(request: HttpRequest, operator: Person, slug: str, pk: int) -> HttpResponseBase:
    """Let a story change places with its neighbour."""
    episode = episode_or_404(campaign_or_404(request, slug), pk)
    is_up = request.POST.get("way") == "up"
    actions.move_episode(operator=operator, episode=episode, is_up=is_up)
    return redirect("campaigns:edit", slug)


@require_POST
@for_operators
def remove_episode(request: HttpRequest, operator: Person, slug: str, pk: int) -> HttpResponseBase:
    """Take a story out of the series."""
    episode = episode_or_404(campaign_or_404(request, slug), pk)
    actions.remove_episode(operator=operator, episode=episode)
    return redirect("campaigns:edit", slug)
