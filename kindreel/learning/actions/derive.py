"""Rows from decisions: derived when they are settled, again when an appeal changes them."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kindreel.learning.lessons import lesson_of
from kindreel.learning.models import Lesson, Position
from kindreel.learning.rules import (
    KINDS,
    Spoken,
    about_rules,
    final_decisions,
    key_mark,
    spoken,
    subject_key,
)
from kindreel.moderation.models import Decision

AT_ONCE = 200  # decisions
SETTLED = timedelta(minutes=2)  # a transaction that began earlier may still bring a lower number
DECISIONS = "decisions"


def derive_lessons() -> int:
    """Turn the next decisions into rows; return how many were looked at. Twice changes nothing."""
    if not settings.LEARN_FROM_DECISIONS:
        return 0
    position, _ = Position.objects.get_or_create(name=DECISIONS)
    first = timezone.now() - timedelta(days=settings.LEARNING_DAYS)
    settled = about_rules().filter(at__range=(first, timezone.now() - SETTLED))
    fresh = list(settled.filter(pk__gt=position.at).select_related("case").order_by("pk")[:AT_ONCE])
    if not fresh:
        return 0
    keys, lessons = _derived(fresh)
    return len(fresh) if _write(position, fresh[-1].pk, keys, lessons) else 0


def _derived(fresh: list[Decision]) -> tuple[list[str], list[tuple[Spoken, Lesson]]]:
    """Return the keys of all that was decided about, and the rows that it makes."""
    keys: list[str] = []
    found: list[tuple[Spoken, Lesson]] = []
    for kind in KINDS:
        ids = {row.case.subject_id for row in fresh if row.case.subject_kind == kind}
        keys += [subject_key(kind, pk) for pk in ids]
        final = final_decisions(kind, ids)
        for subject in spoken(kind, ids):
            lesson = lesson_of(final[subject.pk], subject)
            found += [(subject, lesson)] if lesson else []
    return keys, found


@transaction.atomic
def _write(
    position: Position, at: int, keys: list[str], lessons: list[tuple[Spoken, Lesson]]
) -> bool:
    """Put rows in the place of earlier ones about the same words, unless somebody else just did."""
    if Position.objects.filter(name=DECISIONS, at=position.at).update(at=at) == 0:
        return False
    Lesson.objects.filter(subject_key__in=keys).delete()
    Lesson.objects.bulk_create([lesson for subject, lesson in lessons if _is_there(subject)])
    return True


def _is_there(subject: Spoken) -> bool:
    """Its author may have deleted it this moment: wait for them, and see."""
    rows = type(subject)._default_manager.select_for_update().filter(pk=subject.pk)  # noqa: SLF001
    return rows.exists()


@transaction.atomic
def start_anew() -> bool:
    """Let go of all rows where they cannot be kept honestly; False when there are none.

    Without the operator's word nothing is kept. Under another signing key nobody could be forgotten
    in the rows, so they are derived again.
    """
    lessons = Lesson.objects.all()
    if settings.LEARN_FROM_DECISIONS:
        lessons = lessons.of_other_keys(key_mark())
    if not lessons.exists():
        return False
    Lesson.objects.all().delete()
    Position.objects.filter(name=DECISIONS).delete()
    return True
