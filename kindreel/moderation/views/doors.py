"""Who may open which page: members, moderators."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django_htmx.http import HttpResponseClientRedirect

from kindreel.people.models import Person
from kindreel.web.htmx import wants_part

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Person, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def for_members(page: Page[P]) -> View[P]:
    """Lead visitors to sign-in and back; give the page the member."""

    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if isinstance(request.user, Person):
            return page(request, request.user, *args, **kwargs)
        there = redirect_to_login(request.get_full_path())
        return HttpResponseClientRedirect(there.url) if wants_part(request) else there

    return view


def for_moderators(page: Page[P]) -> View[P]:
    """For everybody else this page is not there."""

    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = request.user
        if isinstance(person, Person) and person.is_moderator and person.may_post:
            return page(request, person, *args, **kwargs)
        raise Http404

    return view
