"""Template tags of protection: what one did about somebody."""

from django import template

from kindreel.people.models import Person, Viewer
from kindreel.protection.models import Mute

register = template.Library()


@register.filter
def is_muted_by(person: Person, viewer: Viewer) -> bool:
    """True if the viewer muted this person."""
    return isinstance(viewer, Person) and Mute.objects.filter(muter=viewer, muted=person).exists()
