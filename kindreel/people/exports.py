"""What this room knows about one person, for their copy of their data."""

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession

from kindreel.people.models import Person


def export(person: Person) -> dict[str, object]:
    """Return the account, its profile, follows, addresses and sessions."""
    return {
        "account": _account(person),
        "email_addresses": list(
            EmailAddress.objects.filter(user=person).values("email", "verified", "primary")
        ),
        "following": _follows(
            person.follows_made.values_list("followed__username", "stage", "created_at")
        ),
        "followers": _follows(
            person.follows_received.values_list("follower__username", "stage", "created_at")
        ),
        "sessions": list(
            UserSession.objects.filter(user=person).values("created_at", "ip", "user_agent")
        ),
    }


def _account(person: Person) -> dict[str, object]:
    fields = (
        "username email display_name bio role age_band is_private country time_zone autoplay"
        " standing date_joined last_login"
    )
    account: dict[str, object] = {name: getattr(person, name) for name in fields.split()}
    return account | {"avatar": person.avatar.name}


def _follows(rows: Iterable[tuple[str, str, datetime]]) -> list[dict[str, object]]:
    return [{"handle": handle, "stage": stage, "since": since} for handle, stage, since in rows]
