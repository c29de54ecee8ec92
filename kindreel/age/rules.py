"""From a birthday to an age band; the birthday itself goes no further."""

from datetime import date

from django.conf import settings

from kindreel.people.models import AgeBand

OLDEST = 120
# A band ends on the birthday with this number; the last one never does.
BAND_ENDS = {AgeBand.EARLY_TEEN: 16, AgeBand.LATE_TEEN: 18}
ORDER = (AgeBand.UNKNOWN, AgeBand.EARLY_TEEN, AgeBand.LATE_TEEN, AgeBand.ADULT)


def age_on(born: date, day: date) -> int:
    """Return somebody's age in whole years; who was born on 29 February has it on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_possible(born: date, today: date) -> bool:
    """True for birthdays that somebody alive can have."""
    return born <= today and age_on(born, today) <= OLDEST


def is_under_floor(born: date, today: date) -> bool:
    """True when somebody is too young for this community."""
    return age_on(born, today) < settings.AGE_FLOOR


def band_of(born: date, today: date) -> AgeBand:
    """Return the band somebody is in. Younger than 13, where a floor allows it, is the youngest."""
    age = age_on(born, today)
    for band, end in BAND_ENDS.items():
        if age < end:
            return band
    return AgeBand.ADULT


def ask_again_on(born: date, today: date) -> date | None:
    """Return the first day of the quarter after the band ends: no birthday can be read from it."""
    end = BAND_ENDS.get(band_of(born, today))
    if end is None:
        return None
    quarter = (born.month - 1) // 3 + 1
    return date(born.year + end + quarter // 4, quarter % 4 * 3 + 1, 1)


def is_older_than_said(born: date, band: AgeBand, said_on: date) -> bool:
    """True when this birthday makes somebody older than they said on an earlier day."""
    return ORDER.index(band_of(born, said_on)) > ORDER.index(band) > 0
