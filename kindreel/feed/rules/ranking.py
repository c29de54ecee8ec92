"""What comes next in a feed, and what is trending: pure functions over small records."""

import math
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from heapq import heappop, heappush

PAGE = 10
SITTING = 60  # clips a sitting holds before the feed says that this is it
CREATOR_GAP = 10  # one clip per creator in any ten
HALF_LIFE_DAYS = 1.5
TREND_DAYS = 7
FRESH_DAYS = 30
CHANCES = [0.75 + step / 1022 for step in range(512)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One clip that a feed could show."""

    clip_id: int
    creator_id: int
    hashtag_ids: tuple[int, ...]
    score: float


@dataclass(frozen=True)
class Tastes:
    """What one viewer has seen (clips only) or wants less of, as ids."""

    clips: AbstractSet[int] = frozenset()
    creators: AbstractSet[int] = frozenset()
    hashtags: AbstractSet[int] = frozenset()


def freshness(now: datetime, published: datetime, likes: int, comments: int) -> float:
    """Return a score that falls with age (hours) and rises, slowly, with what people answered.

    Everybody's clip starts near the top; answers move it by a few hours, never by days.
    """
    hours = max((now - published).total_seconds() / 3600, 0.0)
    return math.log2(2 + likes + 2 * comments) / (hours + 6)


def wanted(candidates: Iterable[Candidate], tastes: Tastes) -> Iterator[Candidate]:
    """Leave out what the viewer has seen or wants less of: the clip, its creator, its hashtags."""
    clips, creators, hashtags = tastes.clips, tastes.creators, tastes.hashtags
    for one in candidates:
        if (
            one.clip_id not in clips
            and one.creator_id not in creators
            and (not hashtags or hashtags.isdisjoint(one.hashtag_ids))
        ):
            yield one


def in_own_order(candidates: Iterable[Candidate], salt: int) -> Iterator[Candidate]:
    """Shuffle scores by up to a quarter, the same way for one salt: two viewers' feeds differ.

    Candidates come best first. One is passed on as soon as none behind it can overtake it any more,
    so that whoever takes ten does not pay for six hundred.
    """
    mixed = salt * 2654435761 % 2**32 | 1  # Knuth's multiplicative hash spreads neighbours
    ahead: list[tuple[float, int, Candidate]] = []
    for place, one in enumerate(candidates):
        most_from_here = one.score * CHANCES[-1]
        while ahead and -ahead[0][0] >= most_from_here:
            yield heappop(ahead)[2]
        heappush(ahead, (-one.score * CHANCES[(one.clip_id * mixed >> 7) & 511], place, one))
    while ahead:
        yield heappop(ahead)[2]


def spread(
    candidates: Iterable[Candidate], before: Sequence[int], size: int = PAGE
) -> list[Candidate]:
    """Return up to `size` candidates in order, no creator twice in any ten.

    `before` holds the creators of the clips just shown, the newest last. A creator who comes too
    soon waits for a later place instead of being dropped.
    """
    recent: deque[int] = deque(before, maxlen=CREATOR_GAP - 1)
    chosen: list[Candidate] = []
    waiting: list[Candidate] = []
    for candidate in candidates:
        waiting.append(candidate)
        while len(chosen) < size and (fitting := _first_fitting(waiting, recent)) is not None:
            waiting.remove(fitting)
            chosen.append(fitting)
            recent.append(fitting.creator_id)
        if len(chosen) == size:
            break
    return chosen


def _first_fitting(waiting: list[Candidate], recent: Collection[int]) -> Candidate | None:
    return next((one for one in waiting if one.creator_id not in recent), None)


def decayed(people_by_day: Mapping[date, int], today: date) -> float:
    """Return distinct people a day, summed with a half-life and damped: size alone cannot win."""
    return math.fsum(
        math.sqrt(people) * 0.5 ** (max((today - day).days, 0) / HALF_LIFE_DAYS)
        for day, people in people_by_day.items()
    )
