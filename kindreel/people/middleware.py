"""What an account may still do whose standing is not live; and who has a second step."""

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kindreel.people.adapter import has_second_step
from kindreel.people.models import Person
from kindreel.standing.models import Standing
from kindreel.web.htmx import wants_part

# Files, and what only counts or shows: no account is looked at for these.
FREE = (
    *("/static/", "/media/", "/avatars/", "/healthz", "/sw.js", "/app.webmanifest", "/theme/"),
    *("/v1alpha1/", "/$discovery/"),  # programs ask here, with keys of their own
)
SECOND_STEP = "/accounts/2fa/"
READING = {"GET", "HEAD", "OPTIONS"}

# A removed account reads what was decided and why, appeals, takes its data along, or leaves.
REMOVED_MAY = re.compile(
    r"/(decisions/|accounts/(logout|reauthenticate)/|settings/(export|delete)/|rules/|help/|about/|offline/)"
)
# A limited or held account reads everything, looks after itself and can ask for help.
LIMITED_MAY_POST = re.compile(
    r"/(accounts|settings|decisions|report|reports|notices|age|seen)/|/@[^/]+/(un)?(block|mute)/|/@[^/]+/unfollow/"
)


class AccountGate:
    """Stands before every view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let a request through, or send it to the page that says why not."""
        if not request.path.startswith(FREE) and isinstance(request.user, Person):
            elsewhere = place_for(request, request.user)
            if elsewhere:
                return sent_to(request, elsewhere)
        return self.get_response(request)


def place_for(request: HttpRequest, person: Person) -> str:
    """Return the address somebody is sent to instead, "" if they may go on."""
    if request.path.startswith(SECOND_STEP):
        _refuse_members(person)
    if person.standing == Standing.LIVE:
        return ""
    if person.standing == Standing.REMOVED:
        return "" if REMOVED_MAY.match(request.path) else reverse("moderation:decisions")
    if request.method in READING or LIMITED_MAY_POST.match(request.path):
        return ""
    return reverse("people:resting")


def sent_to(request: HttpRequest, address: str) -> HttpResponse:
    """Send a page or an htmx request somewhere else."""
    if wants_part(request):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=303)


def _refuse_members(person: Person) -> None:
    if not person.is_moderator and not has_second_step(person):
        raise Http404
