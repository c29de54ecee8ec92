"""What this room knows about one person, for their copy of their data."""

from kindreel.age.models import AgeEvidence
from kindreel.people.models import Person


def export(person: Person) -> dict[str, object]:
    """Return how the age band came to be known. There is no birthday to return."""
    rows = AgeEvidence.objects.filter(person=person).order_by("pk")
    return {"evidence": list(rows.values("source", "band", "ask_again_on", "created_at"))}
