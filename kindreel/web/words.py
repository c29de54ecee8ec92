"""Numbers and times in few, plain words."""

from datetime import date, datetime

MINUTE, HOUR, DAY = 60, 3600, 86400  # seconds


def in_short(number: int) -> str:
    """Write a count in few letters: 950, 1.2k, 34k, 1.5M; never rounded up."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            tenths = number * 10 // size
            return f"{tenths // 10}{letter}" if tenths >= 100 else f"{tenths / 10:.3g}{letter}"
    return str(number)


def since(moment: datetime, now: datetime) -> str:
    """Say how long before `now` a moment was; dates after a week."""
    seconds = int((now - moment).total_seconds())
    if seconds < MINUTE:
        return "just now"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min ago"
    if seconds < DAY:
        return f"{seconds // HOUR} h ago"
    if seconds < 7 * DAY:
        days = seconds // DAY
        return "1 day ago" if days == 1 else f"{days} days ago"
    return on_day(moment.date(), now.date())


def on_day(day: date, today: date) -> str:
    """Write a date without the year while it is this year's."""
    return f"{day:%-d %B}" if day.year == today.year else f"{day:%-d %B %Y}"
