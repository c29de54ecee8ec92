"""Who may upload, and the least that may be left of a film."""

from enum import Enum, auto

from kindreel.people.models import AgeBand, Person

SHORTEST_PART = 0.5  # seconds


class Welcome(Enum):
    """Whether somebody may upload now, or what stands in the way."""

    YES = auto()
    ACCOUNT_WAITS = auto()
    AGE_UNKNOWN = auto()


def may_upload(person: Person) -> Welcome:
    """Ask whether this account may post clips."""
    if not person.may_post:
        return Welcome.ACCOUNT_WAITS
    return Welcome.AGE_UNKNOWN if person.age_band == AgeBand.UNKNOWN else Welcome.YES
