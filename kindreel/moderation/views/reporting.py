"""Reporting something, the receipt, and what became of one's reports."""

from typing import assert_never

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kindreel.moderation.actions import OwnThing, Reported, report
from kindreel.moderation.forms import ReportForm
from kindreel.moderation.models import Category, Report
from kindreel.moderation.subjects import Reportable, author_of, reportable_to, subject_of
from kindreel.moderation.views.doors import for_members
from kindreel.moderation.words import what_became_of
from kindreel.people.models import Person
from kindreel.protection.models import people_visible_to
from kindreel.web.htmx import wants_part
from kindreel.web.limits import limited

NEEDS_HELP = (Category.SELF_HARM, Category.THREAT)


@limited("report", limit=20, seconds=3600)
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def report_something(
    request: HttpRequest, person: Person, kind: str, name: str
) -> HttpResponseBase:
    """Show the report form as a page or in a sheet; keep the report."""
    subject = reportable_to(person, kind, name)
    if subject is None:
        raise Http404
    if author_of(subject).pk == person.pk:
        return _show(request, "own", {"subject": subject})
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, person, subject, form)
    status = 422 if request.method == "POST" else 200
    return _show(request, "report", {"form": form, "subject": subject}, status=status)


def _keep(
    request: HttpRequest, person: Person, subject: Reportable, form: ReportForm
) -> HttpResponseBase:
    given = form.cleaned_data
    done = report(
        reporter=person,
        subject=subject,
        category=Category(given["category"]),
        words=given["words"],
    )
    match done:
        case Reported(kept):
            if wants_part(request):
                return _show_receipt(request, kept)
            return redirect("moderation:receipt", kept.receipt)
        case OwnThing():
            return _show(request, "own", {"subject": subject})
        case _:
            assert_never(done)


def _show(
    request: HttpRequest, page: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """A whole page, or for a sheet only what stands in it."""
    template = f"moderation/{page}_words.html" if wants_part(request) else f"moderation/{page}.html"
    return render(request, template, context, status=status)


@require_safe
@for_members
def show_receipt(request: HttpRequest, person: Person, receipt: str) -> HttpResponse:
    """Show a report to whoever made it."""
    kept = get_object_or_404(
        Report.objects.made_by(person).select_related("case__decision"), receipt=receipt
    )
    return _show_receipt(request, kept)


def _show_receipt(request: HttpRequest, kept: Report) -> HttpResponse:
    context = {
        "report": kept,
        "became": what_became_of(kept),
        "needs_help": kept.category in NEEDS_HELP,
        "other": _whom_to_block(kept),
    }
    return _show(request, "receipt", context)


def _whom_to_block(kept: Report) -> Person | None:
    subject = subject_of(kept.case)
    if subject is None or kept.reporter is None:
        return None
    return people_visible_to(kept.reporter).filter(pk=author_of(subject).pk).first()


@require_safe
@for_members
def my_reports(request: HttpRequest, person: Person) -> HttpResponse:
    """List one's own reports, newest first, with what became of them."""
    mine = Report.objects.made_by(person).select_related("case__decision").order_by("-pk")[:100]
    rows = [(kept, what_became_of(kept)) for kept in mine]
    return render(request, "moderation/my_reports.html", {"rows": rows})
