"""Who moderates: the operator makes members moderators, and members again."""

from typing import assert_never

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kindreel.moderation.forms import RoleForm
from kindreel.people.access import for_operators
from kindreel.people.actions import RoleGiven, RoleRefused, give_role
from kindreel.people.models import Person, Role


@require_safe
@for_operators
def show_team(request: HttpRequest, operator: Person) -> HttpResponse:
    """List who moderates."""
    return _show(request, operator, RoleForm())


@require_POST
@for_operators
def change_team(request: HttpRequest, operator: Person) -> HttpResponseBase:
    """Take somebody in, or let somebody go."""
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _show(request, operator, form, status=422)
    given = form.cleaned_data
    done = give_role(operator=operator, handle=given["handle"], role=Role(given["role"]))
    match done:
        case RoleGiven(person):
            messages.success(
                request, f"{person.name} is now a {person.get_role_display().lower()}."
            )
            return redirect("moderation:team")
        case RoleRefused(words):
            form.add_error("handle", words)
            return _show(request, operator, form, status=422)
        case _:
            assert_never(done)


def _show(
    request: HttpRequest, operator: Person, form: RoleForm, status: int = 200
) -> HttpResponse:
    people = Person.objects.moderators().order_by("-role", "username")
    context = {"people": people, "form": form, "operator": operator}
    return render(request, "moderation/team.html", context, status=status)
