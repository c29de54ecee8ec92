"""How often somebody spoke to one person lately: told to screening, in one query, or not asked."""

from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kindreel.clips.models import Clip
from kindreel.comments.models import LOOKED_AT, Comment
from kindreel.comments.rules import times_spoken_lately
from kindreel.comments.tests.test_posting import say
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.people.models import Person
from kindreel.screening import Context, Verdict, read

READING = "kindreel.comments.actions.post.read"


@pytest.fixture
def told() -> Iterator[list[Context]]:
    """What screening was told beside each text."""
    seen: list[Context] = []

    def reading(text: str, context: Context) -> Verdict:
        seen.append(context)
        return read(text, context)

    with patch(READING, side_effect=reading):
        yield seen


@pytest.fixture
def clip(ada: Person) -> Clip:
    return clip_of(ada)


def test_an_answer_counts_what_was_said_to_the_one_it_answers(
    clip: Clip, zoe: Person, noah: Person, ada: Person, told: list[Context]
) -> None:
    top = comment_of(noah, clip, "My first try")
    for _ in range(3):
        comment_of(zoe, clip, "Nice", parent=top)
    comment_of(zoe, clip, "Nice clip")  # to ada
    comment_of(ada, clip, "Nice", parent=top)  # by somebody else
    say(signed_in(zoe), clip, "Really nice", parent=top.pk)
    assert [context.times_lately for context in told] == [3]


def test_a_mention_counts_what_was_said_to_the_creator(
    clip: Clip, zoe: Person, ada: Person, told: list[Context]
) -> None:
    for _ in range(2):
        comment_of(zoe, clip, "Nice clip")
    comment_of(zoe, clip_of(zoe), "Thank you @ada!")
    comment_of(zoe, clip_of(zoe), "Thank you @adam!")
    say(signed_in(zoe), clip, "Look at this @noah")
    assert [context.times_lately for context in told] == [3]


def test_what_is_older_than_a_day_is_past(
    clip: Clip, zoe: Person, noah: Person, told: list[Context]
) -> None:
    top = comment_of(noah, clip, "My first try")
    for hours in (1, 23, 25, 400):
        row = comment_of(zoe, clip, "Nice", parent=top)
        then = timezone.now() - timedelta(hours=hours)
        Comment.objects.filter(pk=row.pk).update(created_at=then)
    say(signed_in(zoe), clip, "Nice again", parent=top.pk)
    assert told[-1].times_lately == 2


def test_words_to_nobody_in_particular_ask_nothing(
    clip: Clip, zoe: Person, told: list[Context]
) -> None:
    with patch("kindreel.comments.rules.said_lately") as asked:
        say(signed_in(zoe), clip, "What a day")
    assert not asked.called
    assert told == [Context()]


def test_whoever_speaks_to_themselves_is_not_counted(
    clip: Clip, ada: Person, told: list[Context]
) -> None:
    top = comment_of(ada, clip, "My first try")
    say(signed_in(ada), clip, "And the second", parent=top.pk)
    assert told[-1].times_lately == 0


def test_it_takes_one_query_and_looks_at_a_bounded_number_of_rows(
    clip: Clip, zoe: Person, ada: Person
) -> None:
    rows = [
        Comment(author=zoe, clip=clip, text="Nice", form_token=f"{n:032x}", is_checked=True)
        for n in range(LOOKED_AT + 20)
    ]
    Comment.objects.bulk_create(rows)
    with CaptureQueriesContext(connection) as queries:
        assert times_spoken_lately(zoe, ada) == LOOKED_AT
    assert len(queries) == 1


def test_the_query_goes_by_its_index(zoe: Person, ada: Person) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the plan is read as SQLite words it")
    with CaptureQueriesContext(connection) as queries:
        times_spoken_lately(zoe, ada)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {queries[0]['sql']}")
        plan = " ".join(row[3] for row in cursor.fetchall())
    assert "comments_lately" in plan
    assert "TEMP B-TREE" not in plan
