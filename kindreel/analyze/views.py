"""Pages: how to use the text API, and the operator's keys and figures."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import assert_never

from django.conf import settings
from django.contrib import messages
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kindreel.analyze.actions import KeyMade, KeyShownBefore, make_key, revoke_key
from kindreel.analyze.forms import KeyForm
from kindreel.analyze.models import ApiKey, KeyDay, Suggestion, Usage
from kindreel.analyze.rules.attributes import ATTRIBUTES, UNANSWERED, answers_for
from kindreel.analyze.rules.reading import heads
from kindreel.analyze.rules.scoring import LARGEST_BATCH
from kindreel.people.access import for_operators
from kindreel.people.models import Person
from kindreel.screening import LANGUAGES
from kindreel.web.words import on_day

DAYS_SHOWN = 30


@require_safe
def show_api(request: HttpRequest) -> HttpResponse:
    """Show how programs ask, and what there is to ask for."""
    known = heads()
    answered = {name: row for name, row in ATTRIBUTES.items() if answers_for(name, known)}
    names_for: dict[str, list[str]] = {}
    for name, row in answered.items():
        names_for.setdefault(row.words, []).append(name)
    context = {
        "answered": [(names, words) for words, names in names_for.items()],
        "unanswered": sorted(UNANSWERED | (ATTRIBUTES.keys() - answered.keys())),
        "languages": LANGUAGES,
        "largest_batch": LARGEST_BATCH,
        "site": settings.SITE_ADDRESS,
    }
    return render(request, "analyze/api.html", context)


@require_safe
@for_operators
def show_keys(request: HttpRequest, operator: Person) -> HttpResponse:
    """List the keys, with how much they were used lately."""
    return _keys(request, operator, KeyForm())


@require_POST
@never_cache
@for_operators
def make(request: HttpRequest, operator: Person) -> HttpResponse:
    """Make a key and show it, in the answer to this form and nowhere else."""
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _keys(request, operator, form, status=422)
    token = form.cleaned_data["form_token"]
    made = make_key(operator=operator, plan=form.plan, form_token=token)
    match made:
        case KeyMade(row, key):
            context = {"row": row, "key": key}
            return render(request, "analyze/made.html", context)
        case KeyShownBefore(row):
            messages.info(request, "This form made a key before. It is shown only once.")
            return redirect("analyze:key", row.pk)
        case _:
            assert_never(made)


@require_safe
@for_operators
def show_key(request: HttpRequest, operator: Person, pk: int) -> HttpResponse:
    """Show one key: what it may do, and how it was used."""
    row = get_object_or_404(ApiKey.objects.managed_by(operator), pk=pk)
    usage = Usage.objects.filter(key=row, day__gt=_first_day())
    context = {
        "row": row,
        "points": _a_day(KeyDay.objects.filter(key=row)),
        "kinds": usage.by_kind(),
        "has_expired": row.has_expired(timezone.localdate()),
        "refused": _refusals(KeyDay.objects.filter(key=row)),
        "days": DAYS_SHOWN,
    }
    return render(request, "analyze/key.html", context)


@require_POST
@for_operators
def revoke(request: HttpRequest, operator: Person, pk: int) -> HttpResponseBase:
    """Stop a key."""
    row = get_object_or_404(ApiKey.objects.managed_by(operator), pk=pk)
    if revoke_key(operator=operator, key=row):
        messages.success(request, f"The key of {row.name} no longer works.")
    return redirect("analyze:keys")


@require_safe
@for_operators
def suggestions(_request: HttpRequest, operator: Person) -> HttpResponseBase:  # noqa: ARG001
    """Hand out what was suggested, one JSON object a line."""
    answer = StreamingHttpResponse(
        _lines(Suggestion.objects.order_by("pk")), content_type="application/jsonl"
    )
    answer["Content-Disposition"] = 'attachment; filename="suggestions.jsonl"'
    answer["Cache-Control"] = "no-store"
    return answer


def _lines(rows: QuerySet[Suggestion]) -> Iterator[str]:
    for row in rows.iterator(chunk_size=500):
        line = {"words": row.words, "scores": row.scores, "language": row.language}
        yield json.dumps(line | {"day": str(row.day)}, ensure_ascii=False) + "\n"


def _keys(request: HttpRequest, operator: Person, form: KeyForm, status: int = 200) -> HttpResponse:
    rows = ApiKey.objects.managed_by(operator).annotate(last_used_on=Max("days__day"))
    today = timezone.localdate()
    lately = dict(
        KeyDay.objects.filter(day__gt=_first_day()).values_list("key").annotate(Sum("texts"))
    )
    context = {
        "rows": [(row, lately.get(row.pk, 0), row.has_expired(today)) for row in rows],
        "points": _a_day(KeyDay.objects.all()),
        "form": form,
        "suggestions": Suggestion.objects.count(),
        "days": DAYS_SHOWN,
    }
    return render(request, "analyze/keys.html", context, status=status)


def _first_day() -> date:
    return timezone.localdate() - timedelta(days=DAYS_SHOWN)


def _a_day(rows: QuerySet[KeyDay]) -> list[tuple[str, int]]:
    """Return how many texts there were on each of the last days, quiet ones included."""
    today = timezone.localdate()
    sums = dict(rows.filter(day__gt=_first_day()).values_list("day").annotate(Sum("texts")))
    days = [today - timedelta(days=ago) for ago in reversed(range(DAYS_SHOWN))]
    return [(on_day(day, today), sums.get(day, 0)) for day in days]


def _refusals(rows: QuerySet[KeyDay]) -> int:
    found: int | None = rows.filter(day__gt=_first_day()).aggregate(sum=Sum("refused"))["sum"]
    return found or 0
