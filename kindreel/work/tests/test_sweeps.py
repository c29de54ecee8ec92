from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kindreel.work import sweeps
from kindreel.work.models import Sweep

pytestmark = pytest.mark.django_db


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    # A test lives in a transaction, and so on one connection.
    monkeypatch.setattr(sweeps, "close_old_connections", lambda: None)
    before = dict(sweeps.SWEEPS)
    sweeps.SWEEPS.clear()
    calls: list[str] = []

    @sweeps.sweep(every=timedelta(minutes=1))
    def falls_over() -> None:
        calls.append("falls over")
        raise ValueError("no paper left")

    @sweeps.sweep(every=timedelta(minutes=1))
    def goes_on() -> None:
        calls.append("goes on")

    yield calls
    sweeps.SWEEPS.clear()
    sweeps.SWEEPS.update(before)


def test_it_runs_what_is_due_once(ran: list[str]) -> None:
    assert sweeps.run_due() == 2
    assert sweeps.run_due() == 0
    assert ran == ["falls over", "goes on"]


def test_one_failing_sweep_is_noted_and_stops_no_other(ran: list[str]) -> None:
    sweeps.run_due()
    failures = set(Sweep.objects.values_list("failure", flat=True))
    assert failures == {"ValueError: no paper left", ""}


def test_it_runs_again_when_its_time_has_come(ran: list[str]) -> None:
    sweeps.run_due()
    Sweep.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert sweeps.run_due() == 2


def test_two_workers_never_claim_the_same_turn(
    ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = timezone.now() - timedelta(seconds=1)
    sweeps.run_due()
    Sweep.objects.update(due_at=stale)
    real = Sweep.objects.get_or_create

    def somebody_was_faster(**wanted: Any) -> tuple[Sweep, bool]:
        row, made = real(**wanted)
        Sweep.objects.filter(pk=row.pk).update(due_at=timezone.now() + timedelta(minutes=1))
        return row, made

    monkeypatch.setattr(Sweep.objects, "get_or_create", somebody_was_faster)
    assert sweeps.run_due() == 0
