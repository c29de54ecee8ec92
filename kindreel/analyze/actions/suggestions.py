"""Keeping scores that somebody suggests, where the operator wants it, for a while."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from kindreel.analyze.models import ApiKey, Suggestion
from kindreel.analyze.rules.scoring import base_of
from kindreel.analyze.rules.suggestions import (
    MOST_A_DAY,
    MOST_KEPT,
    Suggested,
    without_names,
)


def keep_suggestion(*, key: ApiKey, suggested: Suggested) -> bool:
    """Keep a suggestion without the names in it; False when it was let go."""
    if suggested.do_not_store or not settings.SUGGESTION_DAYS or _is_full(key):
        return False
    Suggestion.objects.create(
        key=key,
        words=without_names(suggested.text),
        scores=suggested.scores,
        language=_language(suggested),
        day=timezone.localdate(),
    )
    return True


def forget_old_suggestions() -> int:
    """Delete what was kept for longer than the setting says; return how many."""
    limit = timezone.localdate() - timedelta(days=settings.SUGGESTION_DAYS)
    return Suggestion.objects.filter(day__lte=limit).delete()[0]


def _language(suggested: Suggested) -> str:
    """Return the language its sender says, where it looks like one."""
    said = base_of(suggested.languages[0]) if suggested.languages else ""
    return said if said.isascii() and said.isalpha() else ""


def _is_full(key: ApiKey) -> bool:
    today = Suggestion.objects.filter(key=key, day=timezone.localdate())
    return Suggestion.objects.count() >= MOST_KEPT or today.count() >= MOST_A_DAY
