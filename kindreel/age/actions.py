"""Every write of evidence about ages."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kindreel.age.models import AgeEvidence, EvidenceSource
from kindreel.age.rules import ask_again_on, band_of, is_older_than_said, is_under_floor
from kindreel.people.actions import choose_privacy, set_age_band
from kindreel.people.models import AgeBand, Person
from kindreel.people.rules import is_private_at_first
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing


@dataclass(frozen=True)
class Known:
    """The band is known now."""

    band: AgeBand


@dataclass(frozen=True)
class TooYoung:
    """The account is closed until somebody has looked; nothing of the answer was kept."""


@dataclass(frozen=True)
class DoesNotFit:
    """The answer makes somebody older than they said before; the younger answer stays."""


@transaction.atomic
def settle_new_account(*, person: Person, born: date, today: date) -> None:
    """Give an account that was just made its band and the protections of that band."""
    band = band_of(born, today)
    _add_evidence(person, born, today)
    set_age_band(person=person, band=band)
    choose_privacy(person=person, is_private=is_private_at_first(band))


@transaction.atomic
def declare_birthday(*, person: Person, born: date, today: date) -> Known | TooYoung | DoesNotFit:
    """Take the answer of somebody who has an account. The birthday is not kept."""
    if is_under_floor(born, today):
        _close(person)
        return TooYoung()
    last = AgeEvidence.objects.last_of(person)
    if last and is_older_than_said(born, AgeBand(last.band), last.created_at.date()):
        return DoesNotFit()
    _add_evidence(person, born, today)
    band = band_of(born, today)
    set_age_band(person=person, band=band)
    return Known(band)


def _close(person: Person) -> None:
    now = Person.objects.select_for_update().get(pk=person.pk)
    cause = Cause(None, "age", reason="Under the age floor")
    change_standing(subject=now, to=Standing.HELD, cause=cause)
    set_age_band(person=now, band=AgeBand.UNKNOWN)


def _add_evidence(person: Person, born: date, today: date) -> None:
    AgeEvidence.objects.create(
        person=person,
        source=EvidenceSource.DECLARED,
        band=band_of(born, today),
        ask_again_on=ask_again_on(born, today),
    )
