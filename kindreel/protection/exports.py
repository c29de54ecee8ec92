"""What this room knows about one person, for their copy of their data."""

from kindreel.people.models import Person
from kindreel.protection.models import Block, HiddenWord, Mute
from kindreel.protection.rules import who_may_comment


def export(person: Person) -> dict[str, object]:
    """Return whom somebody blocked and muted, what they hide, and who may comment.

    Not who blocked or muted them: that is those people's own.
    """
    blocked = Block.objects.filter(blocker=person).order_by("pk")
    muted = Mute.objects.filter(muter=person).order_by("pk")
    words = HiddenWord.objects.filter(person=person).order_by("pk")
    return {
        "blocked": list(blocked.values_list("blocked__username", flat=True)),
        "muted": list(muted.values_list("muted__username", flat=True)),
        "hidden_words": list(words.values_list("phrase", flat=True)),
        "who_may_comment": who_may_comment(person),
    }
