"""Who may be chosen to see a clip, and what stands chosen at first."""

from kindreel.clips.models import Audience
from kindreel.people.models import Person


def usual_audience(author: Person) -> Audience:
    """Return what the form starts with: under-18s and private accounts stay among followers."""
    return Audience.FOLLOWERS if author.is_minor or author.is_private else Audience.PUBLIC


def audiences_for(author: Person) -> tuple[Audience, ...]:
    """Return what this author may choose: a private account shows nothing to everyone."""
    chosen = (Audience.FOLLOWERS, Audience.ONLY_ME)
    return chosen if author.is_private else (Audience.PUBLIC, *chosen)
