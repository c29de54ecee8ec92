"""The operator's page: what is live, what reads in its shadow, what was promoted when."""

from dataclasses import dataclass
from typing import assert_never

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kindreel.learning.actions import (
    AlreadyLive,
    Began,
    Moved,
    NotPossible,
    Promoted,
    begin_trial,
    promote,
    stop_trial,
)
from kindreel.learning.comparing import Figures
from kindreel.learning.forms import BeginForm, PromoteForm, StopForm
from kindreel.learning.models import Lesson, Promotion, Trial
from kindreel.learning.rules import live_name
from kindreel.moderation.views.doors import for_operators
from kindreel.people.models import Person
from kindreel.screening import candidates
from kindreel.screening.candidates import About, CandidateError

SHOWN = 20  # promotions and ended trials


@dataclass(frozen=True)
class Known:
    """One set of model files: what it is, or why it cannot be used."""

    name: str
    about: About | None
    fault: str
    is_live: bool
    is_running: bool


@require_safe
@for_operators
def overview(request: HttpRequest, operator: Person) -> HttpResponse:
    """Show the live model, the trial beside it, the other candidates and what was promoted."""
    trial = Trial.objects.order_by("stage", "pk").last()
    figures = Figures(trial) if trial else None
    live = live_name()
    running = trial.name if trial and trial.stage == "running" else ""
    known = [_known(name, live, running) for name in (candidates.SHIPPED_NAME, *candidates.names())]
    context = {
        "live": _known(live, live, running),
        "trial": trial,
        "figures": figures,
        "examples": figures.examples_for(operator) if figures else [],
        "known": known,
        "promotions": _promotions(),
        "lessons": Lesson.objects.count(),
        "learns": settings.LEARN_FROM_DECISIONS,
    }
    return render(request, "learning/overview.html", context)


def _known(name: str, live: str, running: str) -> Known:
    """Read what a folder says of itself; the sums of its files are looked at when it is used."""
    try:
        about, fault = candidates.about(candidates.folder_of(name)), ""
    except CandidateError as error:
        about, fault = None, str(error)
    return Known(name, about, fault, name == live, name == running)


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


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def promote_one(request: HttpRequest, operator: Person, name: str) -> HttpResponseBase:
    """Say what a promotion changes and ask; then do it."""
    if name != candidates.SHIPPED_NAME and name not in candidates.names():
        raise Http404
    form = PromoteForm(request.POST or None, initial={"seen": live_name()})
    if request.method != "POST":
        return _ask(request, name, form)
    if not form.is_valid():
        return _ask(request, name, form, status=422)
    done = promote(operator=operator, name=name, seen=form.cleaned_data["seen"])
    match done:
        case Promoted() | AlreadyLive():
            messages.success(request, f"{name} is live.")
            return redirect("learning:overview")
        case Moved(now):
            fresh = PromoteForm(initial={"seen": now})
            return _ask(request, name, fresh, f"By now {now} is live. Look again.", status=409)
        case NotPossible(words):
            return _ask(request, name, form, words, status=409)
        case _:
            assert_never(done)


def _ask(
    request: HttpRequest, name: str, form: PromoteForm, error: str = "", status: int = 200
) -> HttpResponse:
    trial = Trial.objects.filter(name=name).order_by("-pk").first()
    live = live_name()
    context = {
        "wanted": _known(name, live, ""),
        "live": _known(live, live, ""),
        "figures": Figures(trial) if trial else None,
        "form": form,
        "error": error,
    }
    return render(request, "learning/promote.html", context, status=status)
