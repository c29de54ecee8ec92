"""What of this room belongs to a person."""

from kindreel.feed.models import NotInterested, Seen
from kindreel.people.models import Person


def export(person: Person) -> dict[str, object]:
    """Return what this person was shown and what they want less of."""
    seen = Seen.objects.filter(person=person).values_list("clip__public_id", "at")
    less = NotInterested.objects.filter(person=person).values_list(
        "clip__public_id", "creator__username", "hashtag__shown", "created_at"
    )
    return {
        "seen": [{"clip": clip, "at": at.isoformat()} for clip, at in seen],
        "less_of": [
            {"clip": clip, "creator": creator, "hashtag": tag, "at": at.isoformat()}
            for clip, creator, tag, at in less
        ],
    }
