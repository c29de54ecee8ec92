"""Decisions about oneself, the reasons for them, and appealing; the community rules."""

from typing import assert_never

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kindreel.moderation.actions import Appealed, CannotAppeal, appeal
from kindreel.moderation.forms import AppealForm
from kindreel.moderation.models import Appeal, Case, CaseSource, Decision, Strike, SubjectKind
from kindreel.moderation.policy import BY_KEY, RULES
from kindreel.moderation.rules import appeal_ends, is_anyone_there_for, may_appeal
from kindreel.moderation.views.doors import for_members
from kindreel.moderation.words import THING, title_after_appeal, title_for_author
from kindreel.people.models import Person


@require_safe
def community_rules(request: HttpRequest) -> HttpResponse:
    """Show the rules of this community to everybody."""
    context = {
        "rules": RULES,
        "learns": settings.LEARN_FROM_DECISIONS,
        "learning_days": settings.LEARNING_DAYS,
    }
    return render(request, "moderation/rules.html", context)


@require_safe
@for_members
def my_decisions(request: HttpRequest, person: Person) -> HttpResponse:
    """List what was decided about one's own clips, comments and account."""
    told = Decision.objects.told_to(person).select_related("case__appeal", "appeal__case")
    rows = [(decision, _title(decision)) for decision in told.order_by("-pk")[:100]]
    return render(request, "moderation/my_decisions.html", {"rows": rows})


@require_safe
@for_members
def my_decision(request: HttpRequest, person: Person, pk: int) -> HttpResponse:
    """Give the statement of reasons: what, which rule, why, and how to appeal."""
    decision = _theirs(person, pk)
    context = {
        "decision": decision,
        "title": _title(decision),
        "thing": THING[SubjectKind(decision.case.subject_kind)],
        "rule": BY_KEY.get(decision.rule),
        "appeal": Appeal.objects.filter(decision=decision).select_related("case__decision").first(),
        "answers": Appeal.objects.filter(case=decision.case).first(),
        "may_appeal": may_appeal(decision),
        "until": appeal_ends(decision),
        "is_anyone_there": is_anyone_there_for(decision),
        "by_machine": _was_held_by_machine(decision.case),
        "strike": Strike.objects.filter(decision=decision).first(),
    }
    return render(request, "moderation/my_decision.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def appeal_decision(request: HttpRequest, person: Person, pk: int) -> HttpResponseBase:
    """Show the form of an appeal; hand it to another moderator."""
    decision = _theirs(person, pk)
    if request.method != "POST":
        if not may_appeal(decision):
            raise Http404
        return _show_appeal(request, decision, AppealForm())
    form = AppealForm(request.POST)
    if not form.is_valid():
        return _show_appeal(request, decision, form, status=422)
    done = appeal(decision=decision, author=person, words=form.cleaned_data["words"])
    match done:
        case Appealed():
            return redirect("moderation:decision", decision.pk)
        case CannotAppeal(words):
            form.add_error(None, words)
            return _show_appeal(request, decision, form, status=409)
        case _:
            assert_never(done)


def _show_appeal(
    request: HttpRequest, decision: Decision, form: AppealForm, status: int = 200
) -> HttpResponse:
    context = {
        "decision": decision,
        "title": _title(decision),
        "form": form,
        "is_anyone_there": is_anyone_there_for(decision),
    }
    return render(request, "moderation/appeal.html", context, status=status)


def _theirs(person: Person, pk: int) -> Decision:
    told = Decision.objects.told_to(person).select_related("case", "overrides")
    return get_object_or_404(told, pk=pk)


def _title(decision: Decision) -> str:
    if Appeal.objects.filter(case=decision.case_id).exists():
        return title_after_appeal(decision)
    return title_for_author(decision.case, decision)


def _was_held_by_machine(case: Case) -> bool:
    """Did a programme hold this before anybody looked?"""
    same = Q(subject_kind=case.subject_kind, subject_id=case.subject_id)
    return Case.objects.filter(same, source=CaseSource.SCREENING).exists()
