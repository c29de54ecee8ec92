"""Counting: against quotas before a text is read, and by attribute and language after it was."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kindreel.analyze.models import ApiKey, KeyDay, Usage
from kindreel.web.limits import allow

KEPT = timedelta(days=400)
MINUTE = 60  # seconds


@dataclass(frozen=True)
class Charged:
    """The texts are within the key's quotas."""


@dataclass(frozen=True)
class QuotaSpent:
    """They are not: how many a window holds."""

    limit: int
    window: str


def charge(*, key: ApiKey, texts: int) -> Charged | QuotaSpent:
    """Count texts against a key's quotas, all of them or none.

    Minutes are counted where all rate limits are; days in the database, exact for all processes.
    """
    today = timezone.localdate()
    if not allow(f"key {key.pk}", "analyze", limit=key.per_minute, seconds=MINUTE, times=texts):
        return _refused(key, today, QuotaSpent(key.per_minute, "minute"))
    if _take(key, today, texts) or (_is_first(key, today) and _take(key, today, texts)):
        return Charged()
    return _refused(key, today, QuotaSpent(key.per_day, "day"))


def count_usage(*, key: ApiKey, answers: list[tuple[str, tuple[str, ...]]]) -> None:
    """Count answers, each a language and the attributes it was scored for."""
    by_kind = Counter((language, name) for language, names in answers for name in names)
    today = timezone.localdate()
    with transaction.atomic():
        for (language, times), names in _together(by_kind).items():
            _add(key, today, language, names, times)


def forget_old_usage() -> int:
    """Delete counts that are older than a year and a month; return how many rows."""
    limit = timezone.localdate() - KEPT
    rows = (Usage.objects.filter(day__lt=limit), KeyDay.objects.filter(day__lt=limit))
    return sum(old.delete()[0] for old in rows)


def _together(by_kind: Mapping[tuple[str, str], int]) -> dict[tuple[str, int], list[str]]:
    """Put attributes that go up by the same number beside each other: one update each."""
    groups: dict[tuple[str, int], list[str]] = {}
    for (language, name), times in by_kind.items():
        groups.setdefault((language, times), []).append(name)
    return groups


def _add(key: ApiKey, day: date, language: str, names: list[str], times: int) -> None:
    rows = Usage.objects.filter(key=key, day=day, language=language, attribute__in=names)
    if rows.count() < len(names):
        new = [Usage(key=key, day=day, language=language, attribute=name) for name in names]
        Usage.objects.bulk_create(new, ignore_conflicts=True)
    rows.update(texts=F("texts") + times)


def _take(key: ApiKey, day: date, texts: int) -> bool:
    room = KeyDay.objects.filter(key=key, day=day, texts__lte=key.per_day - texts)
    return room.update(texts=F("texts") + texts) == 1


def _is_first(key: ApiKey, day: date) -> bool:
    """Make the row of the day; False where it is there and full."""
    if KeyDay.objects.filter(key=key, day=day).exists():
        return False
    KeyDay.objects.bulk_create([KeyDay(key=key, day=day)], ignore_conflicts=True)
    return True


def _refused(key: ApiKey, day: date, spent: QuotaSpent) -> QuotaSpent:
    KeyDay.objects.filter(key=key, day=day).update(refused=F("refused") + 1)
    return spent
