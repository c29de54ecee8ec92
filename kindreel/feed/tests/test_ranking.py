from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from kindreel.feed.rules.ranking import (
    CHANCES,
    CREATOR_GAP,
    Candidate,
    Tastes,
    decayed,
    freshness,
    in_own_order,
    spread,
    wanted,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def candidates(creators: list[int]) -> list[Candidate]:
    return [Candidate(n, creator, (), 1.0) for n, creator in enumerate(creators)]


@given(st.lists(st.integers(1, 15), max_size=60), st.lists(st.integers(1, 15), max_size=20))
def test_no_creator_comes_twice_in_any_ten(creators: list[int], before: list[int]) -> None:
    chosen = [one.creator_id for one in spread(candidates(creators), before, 30)]
    shown = before[-(CREATOR_GAP - 1) :] + chosen
    first_new = len(shown) - len(chosen)
    for place in range(first_new, len(shown)):
        assert shown[place] not in shown[max(place - CREATOR_GAP + 1, 0) : place]


@given(st.lists(st.integers(1, 40), max_size=60))
def test_nothing_is_shown_twice_and_order_is_kept_where_it_can_be(creators: list[int]) -> None:
    chosen = [one.clip_id for one in spread(candidates(creators), [], 60)]
    assert len(set(chosen)) == len(chosen)
    if len(set(creators)) == len(creators):
        assert chosen == sorted(chosen)


def test_a_creator_who_comes_too_soon_waits_for_a_later_place() -> None:
    chosen = [one.clip_id for one in spread(candidates([1, 1, *range(2, 12)]), [], 12)]
    assert chosen == [0, *range(2, 11), 1, 11]


def test_what_somebody_does_not_want_is_left_out() -> None:
    one = Candidate(1, 2, (3, 4), 1.0)
    assert list(wanted([one], Tastes())) == [one]
    for tastes in (Tastes(clips={1}), Tastes(creators={2}), Tastes(hashtags={4})):
        assert not list(wanted([one], tastes))


def test_two_viewers_get_different_orders_and_each_keeps_theirs() -> None:
    many = [Candidate(n, n, (), 1.0) for n in range(200)]
    orders = [[one.clip_id for one in in_own_order(many, salt)] for salt in (1010, 2019, 1010)]
    assert orders[0] == orders[2] != orders[1]
    assert sorted(orders[0]) == list(range(200))


def test_a_much_better_clip_stays_in_front_whatever_the_chance() -> None:
    many = [Candidate(n, n, (), 2.0 if n < 50 else 1.0) for n in range(100)]
    for salt in range(40):
        assert {one.clip_id for one in islice(in_own_order(many, salt), 50)} == set(range(50))


@given(st.lists(st.floats(0.01, 5), max_size=80), st.integers(0, 10**9))
def test_the_order_is_that_of_the_shuffled_scores(scores: list[float], salt: int) -> None:
    many = [Candidate(n, n, (), score) for n, score in enumerate(sorted(scores, reverse=True))]
    mixed = salt * 2654435761 % 2**32 | 1
    shuffled = [one.score * CHANCES[(one.clip_id * mixed >> 7) & 511] for one in many]
    expected = sorted(many, key=lambda one: shuffled[one.clip_id], reverse=True)
    assert list(in_own_order(many, salt)) == expected


def test_only_as_many_are_looked_at_as_are_needed() -> None:
    looked_at: list[int] = []

    def many() -> Iterator[Candidate]:
        for n in range(600):
            looked_at.append(n)
            yield Candidate(n, n, (), 1 / (n + 10))

    assert len(spread(in_own_order(many(), 7), [], 10)) == 10
    assert len(looked_at) < 60


def test_newer_comes_first_and_many_likes_move_hours_but_not_days() -> None:
    fresh = freshness(NOW, NOW, 0, 0)
    assert fresh > freshness(NOW, NOW - timedelta(hours=3), 0, 0)
    assert freshness(NOW, NOW - timedelta(hours=3), 30, 5) > fresh
    assert freshness(NOW, NOW - timedelta(days=6), 10_000, 1_000) < fresh


def test_trends_decay_and_one_crowded_day_does_not_outweigh_many_people_for_days() -> None:
    today = date(2026, 11, 20)
    yesterday = today - timedelta(days=1)
    assert decayed({today: 9}, today) > decayed({yesterday: 9}, today)
    assert decayed({today: 16, yesterday: 16}, today) > decayed({today: 32}, today)
