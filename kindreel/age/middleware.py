"""Nobody whose age we do not know writes anything; nobody too young uses an account."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kindreel.people.middleware import FREE, READING, sent_to
from kindreel.people.models import AgeBand, Person
from kindreel.standing.models import Standing

UNKNOWN_MAY_POST = ("/accounts/", "/settings/", "/age/", "/notices/", "/report/", "/decisions/")
CLOSED_MAY = (
    "/age/",
    "/accounts/logout/",
    "/settings/export/",
    "/settings/delete/",
    "/decisions/",
    "/rules/",
    "/help/",
    "/about/",
    "/offline/",
)


class AgeGate:
    """Stands before every view; it reads the account's own row, which is there already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let a request through, or ask for the birthday first."""
        if request.path.startswith(FREE) or _may_pass(request):
            return self.get_response(request)
        return sent_to(request, reverse("age:ask"))


def is_closed(person: Person) -> bool:
    """True for accounts whose owner said they are too young."""
    return person.age_band == AgeBand.UNKNOWN and person.standing == Standing.HELD


def _may_pass(request: HttpRequest) -> bool:
    person = request.user
    if not isinstance(person, Person) or person.age_band != AgeBand.UNKNOWN:
        return True
    if is_closed(person):
        return request.path.startswith(CLOSED_MAY)
    return request.method in READING or request.path.startswith(UNKNOWN_MAY_POST)
