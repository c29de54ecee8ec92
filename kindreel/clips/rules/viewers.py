"""Who counts as one viewer, without keeping who it was."""

from datetime import date

from django.conf import settings
from django.utils.crypto import salted_hmac

from kindreel.people.models import Person, Viewer


def viewer_key(viewer: Viewer, address: str, day: date) -> str:
    """Return a keyed hash that stands for one viewer on one day.

    A member is their account. Visitors are one per network address: a browser can forget a cookie
    as often as it likes. The day is in the hash, so two days of one viewer cannot be put together.
    """
    who = f"person:{viewer.pk}" if isinstance(viewer, Person) else f"address:{address}"
    told = f"{who}|{day.isoformat()}"
    return salted_hmac("kindreel.clips.viewer", told, settings.SECRET_KEY).hexdigest()
