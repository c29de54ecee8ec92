"""Pages of notices: the list, what was read, and the preferences."""

from http import HTTPStatus
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kindreel.notices.actions import choose_ways, mark_all_read, mark_read
from kindreel.notices.forms import ReadForm, WaysForm
from kindreel.notices.models import Notice, NoticeKind, NoticePreference
from kindreel.notices.rules import CHOOSABLE, Recipient, Ways, stacked, ways_for
from kindreel.web.htmx import wants_part

PAGE = 40


@require_safe
@login_required
def list_notices(request: HttpRequest) -> HttpResponse:
    """Show what somebody was told, newest first, a page at a time."""
    rows = Notice.objects.belonging_to(_me(request).pk)
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.order_by("-pk").select_related("by")[: PAGE + 1])
    shown = found[:PAGE]
    page = {
        "stacks": stacked(shown),
        "newest": shown[0].pk if shown else 0,
        "any_unread": any(notice.read_at is None for notice in shown),
        "older": f"{request.path}?before={shown[-1].pk}" if len(found) > PAGE else "",
        "is_first_page": not before,
    }
    part = "notices/part.html" if wants_part(request) else "notices/list.html"
    return render(request, part, page)


@require_POST
@login_required
def read(request: HttpRequest) -> HttpResponse:
    """Mark one notice as read, or all that were on the page."""
    form = ReadForm(request.POST)
    if not form.is_valid():
        raise Http404
    mine = _me(request).pk
    if form.cleaned_data["notice"]:
        mark_read(person_id=mine, notice_id=form.cleaned_data["notice"])
    elif form.cleaned_data["up_to"]:
        mark_all_read(person_id=mine, up_to=form.cleaned_data["up_to"])
    if wants_part(request):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return redirect("notices:list")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def settings_page(request: HttpRequest) -> HttpResponse:
    """Let somebody choose how they hear of what."""
    me = _me(request)
    form = WaysForm(request.POST if request.method == "POST" else None, _ways_now(me))
    if form.is_valid():
        for kind, ways in form.answers().items():
            choose_ways(person_id=me.pk, kind=kind, ways=ways)
        messages.success(request, "Saved.")
        return redirect("notices:settings")
    return render(request, "notices/settings.html", {"form": form})


def _ways_now(me: Recipient) -> dict[NoticeKind, Ways]:
    choices = {row.kind: row for row in NoticePreference.objects.filter(person_id=me.pk)}
    return {
        kind: ways_for(kind, choices.get(kind), is_minor=me.is_minor, has_email=True)
        for kind in CHOOSABLE
    }


def _me(request: HttpRequest) -> Recipient:
    return cast("Recipient", request.user)  # signed in, says login_required; people is above us
