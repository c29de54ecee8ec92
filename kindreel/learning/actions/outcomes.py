"""What can come of a trial, a promotion, a second reading."""

from dataclasses import dataclass

from kindreel.learning.models import Promotion, Trial


@dataclass(frozen=True)
class Began:
    """It reads along from now on."""

    trial: Trial


@dataclass(frozen=True)
class NotPossible:
    """Why not, in words. Nothing changed."""

    words: str


@dataclass(frozen=True)
class Promoted:
    """It is live in every process from the next text on."""

    promotion: Promotion


@dataclass(frozen=True)
class AlreadyLive:
    """It was live before."""


@dataclass(frozen=True)
class Moved:
    """Something else is live by now than whoever asked had seen."""

    live: str


@dataclass(frozen=True)
class Reread:
    """What the live reader says of published comments: how many it would hold, nudge, not read."""

    read: int
    hold: int
    nudge: int
    unread: int
    opened: int
