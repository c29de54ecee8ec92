"""What this room knows about one person, for their copy of their data."""

from django.contrib.auth.base_user import AbstractBaseUser

from kindreel.notices.models import Notice, NoticePreference


def export(person: AbstractBaseUser) -> dict[str, object]:
    """Return everything a person was told, and how they want to be told."""
    told = Notice.objects.belonging_to(person.pk).values(
        "kind", "title", "words", "link", "created_at", "read_at"
    )
    wishes = NoticePreference.objects.filter(person_id=person.pk)
    return {
        "notices": list(told),
        "preferences": list(wishes.values("kind", "in_app", "email")),
    }
