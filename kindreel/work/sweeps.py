"""Sweeps: small recurring jobs, found in the rooms' `steps` modules, each claimed by one worker."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone

from kindreel.work.models import Sweep

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recurring:
    """A function and how often it is due."""

    name: str
    every: timedelta
    run: Callable[[], object]


SWEEPS: dict[str, Recurring] = {}


def sweep(*, every: timedelta) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Mark a function of a `steps` module as due again and again; it may die half-way."""

    def register(function: Callable[[], object]) -> Callable[[], object]:
        name = f"{function.__module__}.{function.__name__}"
        SWEEPS[name] = Recurring(name, every, function)
        return function

    return register


def run_due() -> int:
    """Run every sweep that is due and that no other worker claimed; return how many ran."""
    return sum(_run(recurring) for recurring in SWEEPS.values() if _claim(recurring))


def _claim(recurring: Recurring) -> bool:
    now = timezone.now()
    row, _ = Sweep.objects.get_or_create(name=recurring.name, defaults={"due_at": now})
    if row.due_at > now:
        return False
    seen = Sweep.objects.filter(name=row.name, due_at=row.due_at)
    return seen.update(due_at=now + recurring.every) == 1


def _run(recurring: Recurring) -> bool:
    failure = ""
    try:
        recurring.run()
    except Exception as error:  # one failing sweep must not stop the others
        log.exception("sweep %s failed", recurring.name)
        failure = f"{type(error).__name__}: {error}"[:2000]
    Sweep.objects.filter(name=recurring.name).update(finished_at=timezone.now(), failure=failure)
    close_old_connections()
    return True
