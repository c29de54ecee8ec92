"""The moderators' desk: what waits, one case with everything around it, the decision."""

from typing import NamedTuple, assert_never

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from kindreel.moderation.actions import Decided, NotYours, TooLate, decide
from kindreel.moderation.dossier import dossier_of
from kindreel.moderation.forms import CareForm, DecisionForm, form_for
from kindreel.moderation.models import Case, CaseQuerySet, CaseSource, SubjectKind
from kindreel.moderation.views.doors import for_moderators
from kindreel.people.models import Person
from kindreel.web.htmx import wants_part

A_PAGE = 25  # cases


class Filter(NamedTuple):
    """One chip above the queue."""

    query: str
    label: str
    number: int
    is_chosen: bool


@require_safe
@for_moderators
def queue(request: HttpRequest, moderator: Person) -> HttpResponse:
    """List what waits for this moderator: care, what cannot wait, then the oldest."""
    waiting = Case.objects.open_for(moderator)
    chosen = _chosen(request)
    cases = waiting.filter(**chosen).most_serious_first()
    page = Paginator(cases.prefetch_related("reports"), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "chosen": chosen,
        "sources": _filters(waiting, chosen, "source", CaseSource),
        "kinds": _filters(waiting, chosen, "subject_kind", SubjectKind),
        "total": waiting.count(),
        "for_others": Case.objects.waiting_for_others(moderator).count(),
        "next_page": urlencode(chosen | {"page": str(page.number + 1)}),
    }
    template = "moderation/queue_rows.html" if wants_part(request) else "moderation/queue.html"
    return render(request, template, context)


def _chosen(request: HttpRequest) -> dict[str, str]:
    asked = {name: request.GET.get(name, "") for name in ("source", "subject_kind")}
    known = {"source": CaseSource.values, "subject_kind": SubjectKind.values}
    return {name: value for name, value in asked.items() if value in known[name]}


def _filters(
    waiting: CaseQuerySet,
    chosen: dict[str, str],
    name: str,
    values: type[CaseSource] | type[SubjectKind],
) -> list[Filter]:
    """A chip for each value: pressed again, it lets go."""
    counts = dict(waiting.order_by().values_list(name).annotate(Count("pk")))
    return [
        Filter(
            urlencode({**chosen, name: "" if chosen.get(name) == value else value}),
            str(label),
            counts.get(value, 0),
            chosen.get(name) == value,
        )
        for value, label in values.choices
    ]


@require_safe
@for_moderators
def show_case(request: HttpRequest, moderator: Person, pk: int) -> HttpResponse:
    """Show one case with everything around it."""
    case = _case(moderator, pk)
    return _show_case(request, moderator, case, form_for(case) if case.is_open else None)


def _case(moderator: Person, pk: int) -> Case:
    readable = Case.objects.readable_by(moderator).select_related("author", "decision__moderator")
    return get_object_or_404(readable, pk=pk)


def _show_case(
    request: HttpRequest,
    moderator: Person,
    case: Case,
    form: DecisionForm | CareForm | None,
    status: int = 200,
) -> HttpResponse:
    context = {"dossier": dossier_of(case, moderator), "case": case, "form": form}
    return render(request, "moderation/case.html", context, status=status)


@require_POST
@for_moderators
def decide_case(request: HttpRequest, moderator: Person, pk: int) -> HttpResponseBase:
    """Take a decision, then go on to the next case."""
    case = _case(moderator, pk)
    form = form_for(case, request.POST)
    if case.is_open and not form.is_valid():
        return _show_case(request, moderator, case, form, status=422)
    if not case.is_open:
        return _after_somebody(request, moderator, TooLate(case.decision))
    done = decide(moderator=moderator, case_id=case.pk, judgement=form.judgement)
    match done:
        case Decided():
            told = "Only the team sees this." if case.is_care else "Everybody concerned is told."
            messages.success(request, f"{'Closed' if case.is_care else 'Decided'}. {told}")
            return _next(moderator)
        case TooLate():
            return _after_somebody(request, moderator, done)
        case NotYours():
            raise Http404
        case _:
            assert_never(done)


def _after_somebody(request: HttpRequest, moderator: Person, late: TooLate) -> HttpResponseBase:
    if late.decision.moderator_id_then == moderator.pk:  # the button was pressed twice
        return _next(moderator)
    context = {"decision": late.decision, "next": _next_case(moderator)}
    return render(request, "moderation/too_late.html", context, status=409)


def _next(moderator: Person) -> HttpResponseBase:
    case = _next_case(moderator)
    return redirect("moderation:case", case.pk) if case else redirect("moderation:queue")


def _next_case(moderator: Person) -> Case | None:
    return Case.objects.open_for(moderator).most_serious_first().first()
