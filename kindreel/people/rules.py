"""Yes/no questions about accounts: handles, names, what an account may still do."""

import json
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from kindreel.people.models import AgeBand

ROOM = Path(__file__).parent


def is_reserved_handle(handle: str) -> bool:
    """True for handles that would pass for the house itself or for one of its pages.

    House words may not stand beside others either; taken handles only alone.
    """
    reserved = reserved_handles()
    words = {word.strip("0123456789") for word in handle.split("_")}
    joined = handle.replace("_", "")
    if handle in reserved["taken_handles"] or "kindreel" in joined:
        return True
    return not reserved["house_words"].isdisjoint(words | {joined})


@cache
def reserved_handles() -> dict[str, frozenset[str]]:
    """Return the words of `reserved_handles.json` by kind."""
    kinds: dict[str, list[str]] = json.loads((ROOM / "reserved_handles.json").read_text("utf-8"))
    return {kind: frozenset(words) for kind, words in kinds.items()}


def is_private_at_first(band: AgeBand) -> bool:
    """Under 18, or not known to be older, an account starts private."""
    return band != AgeBand.ADULT


def is_time_zone(name: str) -> bool:
    """True for names of time zones this machine knows."""
    return name in time_zones()


@cache
def time_zones() -> tuple[str, ...]:
    """Return the names of all places whose time we know, sorted."""
    return (
        "UTC",
        *sorted(name for name in available_timezones() if "/" in name and "Etc" not in name),
    )


@cache
def countries() -> dict[str, str]:
    """Return the names of all countries by their two-letter codes, in the order of the names."""
    names: dict[str, str] = json.loads((ROOM / "countries.json").read_text("utf-8"))
    return names
