"""Promoting from the page: what changes is said first."""

from typing import assert_never

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kindreel.learning.actions import AlreadyLive, Moved, NotPossible, Promoted, promote
from kindreel.learning.comparing import Figures
from kindreel.learning.forms import PromoteForm
from kindreel.learning.known import known_as
from kindreel.learning.models import Trial
from kindreel.learning.rules import live_name
from kindreel.people.access import for_operators
from kindreel.people.models import Person
from kindreel.screening import candidates


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
        "wanted": known_as(name, live, ""),
        "live": known_as(live, live, ""),
        "figures": Figures(trial) if trial else None,
        "form": form,
        "error": error,
    }
    return render(request, "learning/promote.html", context, status=status)
