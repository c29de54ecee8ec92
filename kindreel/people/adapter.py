"""How django-allauth behaves in this house: handles, words, where people land after sign-in."""

from types import SimpleNamespace
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from kindreel.people.models import AgeBand, Person
from kindreel.people.rules import is_reserved_handle
from kindreel.web.limits import client_address

NO_MATCH = (
    "That name and that password do not belong together. Try again, or choose a new password."
)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Our answers to the questions django-allauth asks."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": NO_MATCH,
        "email_password_mismatch": NO_MATCH,
        "too_many_login_attempts": "That was many tries in a row. Wait five minutes and try again.",
        "email_taken": "An account with this e-mail address is here already. Sign in instead?",
        "incorrect_password": "That is not your password. Try again.",
        "rate_limited": "A little slower, please. Wait a minute, then try again.",
    }

    def clean_username(self, username: str, shallow: bool = False) -> str:  # noqa: FBT001, FBT002 - allauth's signature
        """Write handles small, and keep those that would pass for the house."""
        handle = username.strip().lower()
        if is_reserved_handle(handle):
            raise ValidationError("This handle is kept for the house. Try another one.")
        cleaned: str = super().clean_username(handle, shallow)
        return cleaned

    def get_client_ip(self, request: HttpRequest) -> str:
        """Agree with the rest of the house about where a request comes from."""
        return client_address(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Ask those first whose age nobody knows."""
        person = request.user
        if isinstance(person, Person) and person.age_band == AgeBand.UNKNOWN:
            return reverse("age:ask")
        return settings.LOGIN_REDIRECT_URL

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        """Offer a second step to those who decide about others."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if needs_second_step(user):
            words = 'You look after others here: <a href="{}">set up a second step</a> to sign in.'
            messages.warning(request, format_html(words, reverse("mfa_index")))
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write under the community's name."""
        site = SimpleNamespace(
            name=settings.COMMUNITY_NAME, domain=settings.SITE_ADDRESS.partition("://")[2]
        )
        super().send_mail(template_prefix, email, {"current_site": site} | context)


def needs_second_step(person: Person) -> bool:
    """True for moderators and operators who sign in with a password alone."""
    return person.is_moderator and not has_second_step(person)


def has_second_step(person: Person) -> bool:
    """True when signing in takes more than a password."""
    return bool(Authenticator.objects.filter(user=person).exists())
