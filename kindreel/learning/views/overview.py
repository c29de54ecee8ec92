"""The operator's page: what is live, what reads in its shadow, what was promoted when."""

from typing import assert_never

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kindreel.learning.actions import (
    Began,
    NotPossible,
    begin_trial,
    stop_trial,
)
from kindreel.learning.comparing import Figures
from kindreel.learning.forms import BeginForm, StopForm
from kindreel.learning.known import known_as
from kindreel.learning.models import Lesson, Promotion, Trial
from kindreel.learning.rules import live_name
from kindreel.people.access import for_operators
from kindreel.people.models import Person
from kindreel.screening import candidates

SHOWN = 20  # promotions and ended trials


@require_safe
@for_operators
def overview(request: HttpRequest, operator: Person) -> HttpResponse:
    """Show the live model, the trial beside it, the other candidates and what was promoted."""
    trial = Trial.objects.order_by("stage", "pk").last()
    figures = Figures(trial) if trial else None
    live = live_name()
    running = trial.name if trial and trial.stage == "running" else ""
    known = [
        known_as(name, live, running) for name in (candidates.SHIPPED_NAME, *candidates.names())
    ]
    context = {
        "live": known_as(live, live, running),
        "trial": trial,
        "figures": figures,
        "examples": figures.examples_for(operator) if figures else [],
        "known": known,
        "promotions": _promotions(),
        "lessons": Lesson.objects.count(),
        "learns": settings.LEARN_FROM_DECISIONS,
    }
    return render(request, "learning/overview.html", context)


def _promotions() -> list[tuple[Promotion, str]]:
    rows = list(Promotion.objects.order_by("-number")[:SHOWN])
    people = Person.objects.filter(pk__in=[row.by for row in rows if row.by])
    names = {person.pk: f"@{person.username}" for person in people}
    return [
        (row, names.get(row.by or 0, "somebody who left") if row.by else "the console")
        for row in rows
    ]


@require_POST
@for_operators
def begin(request: HttpRequest, operator: Person) -> HttpResponseBase:
    """Let a candidate read along; a second click changes nothing."""
    form = BeginForm(request.POST)
    if not form.is_valid():
        return redirect("learning:overview")
    done = begin_trial(operator=operator, name=form.cleaned_data["name"])
    match done:
        case Began(trial):
            messages.success(request, f"{trial.name} reads along from now on. It decides nothing.")
        case NotPossible(words):
            messages.error(request, words)
        case _:
            assert_never(done)
    return redirect("learning:overview")


@require_POST
@for_operators
def stop(request: HttpRequest, operator: Person) -> HttpResponseBase:
    """Stop the trial that was seen; a second click changes nothing."""
    form = StopForm(request.POST)
    if form.is_valid() and stop_trial(operator=operator, trial_id=form.cleaned_data["trial"]):
        messages.success(request, "The shadow is stopped. What it read stays to be looked at.")
    return redirect("learning:overview")
