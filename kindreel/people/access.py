"""Who a page is for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from kindreel.people.models import Person

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request whose `user` is known to be signed in."""

    user: Person


def members_only(
    view: Callable[Concatenate[MemberRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Send visitors to the sign-in page, and back afterwards."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Person):
            here = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
            return redirect_to_login(here)
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return answer


def for_operators(
    page: Callable[Concatenate[HttpRequest, Person, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """For everybody but the operator this page is not there."""

    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = request.user
        if isinstance(person, Person) and person.is_operator and person.may_post:
            return page(request, person, *args, **kwargs)
        raise Http404

    return view
