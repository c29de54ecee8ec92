"""Settings pages of an account."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kindreel.people.access import MemberRequest, members_only
from kindreel.people.actions import change_avatar, delete_account, edit_profile, end_session
from kindreel.people.adapter import needs_second_step
from kindreel.people.copies import copy_of_data
from kindreel.people.forms import PasswordForm, ProfileForm, first_answers
from kindreel.web.limits import limited

PAGE_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@members_only
def settings_page(request: MemberRequest) -> HttpResponse:
    """Show what can be set, with a door to each."""
    page = {"needs_second_step": needs_second_step(request.user)}
    return render(request, "people/settings.html", page)


@require_http_methods(PAGE_METHODS)
@members_only
def profile_settings(request: MemberRequest) -> HttpResponse:
    """Let somebody say who they are."""
    me = request.user
    if request.method != "POST":
        form = ProfileForm(initial=first_answers(me))
        return render(request, "people/profile_settings.html", {"form": form})
    form = ProfileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "people/profile_settings.html", {"form": form}, status=422)
    edit_profile(person=me, profile=form.profile())
    picture = form.cleaned_data["picture"]
    if picture or form.cleaned_data["no_picture"]:
        change_avatar(person=me, picture=picture)
    messages.success(request, "Saved.")
    return redirect("people:profile_settings")


@require_http_methods(PAGE_METHODS)
@members_only
@limited("password", limit=10, seconds=900)
def export(request: MemberRequest) -> HttpResponseBase:
    """Give somebody the copy of everything we know about them."""
    form = PasswordForm(request, request.user)
    if not form.is_valid():
        return _asking(request, "people/export.html", form)
    name = f"kindreel-{request.user.username}-{timezone.now():%Y-%m-%d}.zip"
    answer = FileResponse(copy_of_data(request.user), as_attachment=True, filename=name)
    answer["Cache-Control"] = "no-store"
    return answer


@require_http_methods(PAGE_METHODS)
@members_only
@limited("password", limit=10, seconds=900)
def delete(request: MemberRequest) -> HttpResponse:
    """Let somebody leave for good."""
    form = PasswordForm(request, request.user)
    if not form.is_valid():
        return _asking(request, "people/delete.html", form)
    delete_account(person=request.user)
    logout(request)
    return redirect("people:goodbye")


def _asking(request: HttpRequest, template: str, form: PasswordForm) -> HttpResponse:
    return render(request, template, {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def goodbye(request: HttpRequest) -> HttpResponse:
    """Say that the account is gone."""
    return render(request, "people/goodbye.html")


@require_safe
@members_only
def resting(request: MemberRequest) -> HttpResponse:
    """Say why an account can read but not write for now."""
    return render(request, "people/resting.html")


@require_POST
@members_only
def end_session_view(request: MemberRequest, session_id: int) -> HttpResponse:
    """Sign one browser out."""
    if end_session(person=request.user, session_id=session_id):
        messages.success(request, "That browser is signed out.")
    return redirect("usersessions_list")
