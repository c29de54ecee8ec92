"""The age question at sign-up and for accounts that were made without it."""

from typing import Any, assert_never

from allauth.account.views import SignupView
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kindreel.age.actions import DoesNotFit, Known, TooYoung, declare_birthday
from kindreel.age.forms import AgeForm, SignUpForm
from kindreel.age.models import AgeEvidence
from kindreel.age.refusals import is_remembered, remember
from kindreel.age.rules import is_under_floor
from kindreel.people.access import MemberRequest, members_only
from kindreel.people.models import AgeBand
from kindreel.standing.models import Standing
from kindreel.web.limits import limited

silent = sensitive_post_parameters("birthday_day", "birthday_month", "birthday_year", "password1")


@method_decorator(silent, name="dispatch")
class SignUp(SignupView):  # type: ignore[misc]  # allauth has no types
    """Sign-up that answers the age question before it looks at anything else."""

    form_class = SignUpForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away who was turned away just now, whatever they answer this time."""
        if not request.user.is_authenticated and is_remembered(request, _typed(request)):
            return redirect("age:later")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse before any other mistake in the form could ask for a second answer."""
        form: Form = self.get_form()
        form.is_valid()
        born = form.cleaned_data.get("birthday")
        if born and is_under_floor(born, timezone.localdate()):
            answer = redirect("age:later")
            remember(request, answer, _typed(request))
            return answer
        response: HttpResponseBase = super().post(request, *args, **kwargs)
        return response


def _typed(request: HttpRequest) -> list[str]:
    return [request.POST.get("username", ""), request.POST.get("email", "")]


sign_up = SignUp.as_view()


@require_safe
@never_cache
def later(request: HttpRequest) -> HttpResponse:
    """Say kindly that there is no account yet, and what there is instead."""
    return render(request, "age/later.html")


@silent
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
@limited("age", limit=20, seconds=3600)
def ask(request: MemberRequest) -> HttpResponse:
    """Ask somebody who has an account for their birthday, once or when their band has ended."""
    me = request.user
    if me.standing == Standing.HELD and me.age_band == AgeBand.UNKNOWN:
        return render(request, "age/closed.html", status=403)
    if me.age_band != AgeBand.UNKNOWN and not AgeEvidence.objects.is_due(me, timezone.localdate()):
        raise Http404
    form = AgeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "age/ask.html", {"form": form}, status=422 if form.is_bound else 200)
    return _answered(request, form)


def _answered(request: MemberRequest, form: AgeForm) -> HttpResponse:
    outcome = declare_birthday(
        person=request.user, born=form.cleaned_data["birthday"], today=timezone.localdate()
    )
    match outcome:
        case Known():
            messages.success(request, "Thank you. Everything fits your age now.")
            return redirect("/")
        case TooYoung():
            return redirect("age:ask")
        case DoesNotFit():
            return render(request, "age/does_not_fit.html", status=409)
        case _:
            assert_never(outcome)
