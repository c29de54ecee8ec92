"""The safety centre: who helps, what to do, and where each tool is; and the operator's list."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kindreel.campaigns import actions
from kindreel.campaigns.forms import HelplineForm
from kindreel.campaigns.models import Helpline
from kindreel.campaigns.rules import country_of, help_for
from kindreel.campaigns.views.doors import viewer_of
from kindreel.campaigns.views.making import READ_OR_WRITE
from kindreel.people.access import for_operators
from kindreel.people.models import Person
from kindreel.people.rules import countries

OLD = timedelta(days=365)


@require_safe
def show_help(request: HttpRequest) -> HttpResponse:
    """Show who can be called, what to do, and the tools."""
    known = Helpline.objects.order_by().values_list("country", flat=True).distinct()
    names = countries()
    context = {
        "help": help_for(country_of(viewer_of(request), request.GET.get("country", ""))),
        "countries": sorted(
            ((code, names[code]) for code in known if code in names), key=lambda pair: pair[1]
        ),
        "is_operator": isinstance(request.user, Person) and request.user.is_operator,
    }
    return render(request, "campaigns/help.html", context)


@require_http_methods(READ_OR_WRITE)
@for_operators
def show_helplines(request: HttpRequest, operator: Person) -> HttpResponseBase:
    """List all helplines, oldest look first, and take a new one."""
    start = {"checked_on": timezone.localdate(), "country": operator.country}
    form = HelplineForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.add_helpline(operator=operator, plan=form.plan)
        messages.success(request, "Saved.")
        return redirect("campaigns:helplines")
    context = {
        "form": form,
        "helplines": Helpline.objects.order_by("country", "pk"),
        "old": timezone.localdate() - OLD,
    }
    status = 422 if form.is_bound else 200
    return render(request, "campaigns/helplines.html", context, status=status)


@require_http_methods(READ_OR_WRITE)
@for_operators
def edit_helpline(request: HttpRequest, operator: Person, pk: int) -> HttpResponseBase:
    """Change a helpline."""
    helpline = get_object_or_404(Helpline.objects.all(), pk=pk)
    form = HelplineForm(request.POST or None, helpline=helpline)
    if request.method == "POST" and form.is_valid():
        actions.change_helpline(operator=operator, helpline=helpline, plan=form.plan)
        messages.success(request, "Saved.")
        return redirect("campaigns:helplines")
    context = {"helpline": helpline, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "campaigns/edit_helpline.html", context, status=status)


@require_POST
@for_operators
def remove_helpline(_request: HttpRequest, operator: Person, pk: int) -> HttpResponseBase:
    """Take a helpline away."""
    helpline = get_object_or_404(Helpline.objects.all(), pk=pk)
    actions.remove_helpline(operator=operator, helpline=helpline)
    return redirect("campaigns:helplines")
