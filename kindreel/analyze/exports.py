"""What this room knows about one person: which keys of the community they made or revoked."""

from kindreel.analyze.models import ApiKey
from kindreel.people.models import Person


def export(person: Person) -> dict[str, object]:
    """Return the keys somebody made and revoked. The keys are the community's and stay."""
    made = ApiKey.objects.filter(made_by=person).order_by("pk")
    revoked = ApiKey.objects.filter(revoked_by=person).order_by("pk")
    return {
        "keys_made": list(made.values("name", "made_at")),
        "keys_revoked": list(revoked.values("name", "revoked_at")),
    }
