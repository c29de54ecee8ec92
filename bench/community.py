"""A large made-up community in a database of its own: 100,000 clips and 1,000,000 comments."""

import random
import uuid
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import TypeVar

from django.db import connection
from django.utils import timezone

from kindreel.clips.models import Audience, Clip, ClipHashtag, Hashtag, Rendition, Stage
from kindreel.comments.models import Comment
from kindreel.feed.actions import recompute_trends
from kindreel.people.models import AgeBand, Follow, FollowStage, Person

PEOPLE = 2_000
CLIPS = 100_000
COMMENTS = 1_000_000
HASHTAGS = 300
AT_ONCE = 5_000
DAYS = 60

T = TypeVar("T")


def build() -> None:
    """Fill an empty database. The same numbers every time."""
    chance = random.Random(7)
    Person.objects.bulk_create(_people())
    Hashtag.objects.bulk_create(Hashtag(folded=f"tag{n}", shown=f"Tag{n}") for n in range(HASHTAGS))
    people = list(Person.objects.values_list("pk", flat=True))
    tags = list(Hashtag.objects.values_list("pk", flat=True))
    _in_pieces(Clip, _clips(chance, people))
    clips = list(Clip.objects.order_by("pk").values_list("pk", flat=True))
    _in_pieces(Rendition, _renditions())
    _in_pieces(ClipHashtag, _tagged(chance, clips, tags))
    _in_pieces(Follow, _follows(chance, people))
    _in_pieces(Comment, _comments(chance, clips, people))
    recompute_trends()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _in_pieces(model: type, rows: Iterator[T]) -> None:
    while piece := list(islice(rows, AT_ONCE)):
        model.objects.bulk_create(piece, ignore_conflicts=True)  # type: ignore[attr-defined]


def _people() -> Iterator[Person]:
    for n in range(PEOPLE):
        yield Person(
            username=f"member{n}",
            email=f"member{n}@example.org",
            password="!",  # noqa: S106 - no password fits
            display_name=f"Member {n}",
            age_band=AgeBand.ADULT,
            is_private=False,
        )


def _clips(chance: random.Random, people: list[int]) -> Iterator[Clip]:
    now = timezone.now()
    for n in range(CLIPS):
        published = now - timedelta(days=DAYS * (1 - n / CLIPS))
        yield Clip(
            author_id=chance.choice(people),
            public_id=f"bench{n:06d}",
            caption=f"A small moment number {n} #Tag{n % HASHTAGS}",
            audience=Audience.PUBLIC,
            stage=Stage.READY,
            stage_since=published,
            published_at=published,
            form_token=uuid.UUID(int=n),
            milliseconds=12_000,
            width=720,
            height=1280,
            poster=f"clips/bench{n:06d}/poster.webp",
            like_count=chance.randrange(40),
            comment_count=10,
        )


def _renditions() -> Iterator[Rendition]:
    for pk, public_id in Clip.objects.values_list("pk", "public_id").iterator(chunk_size=5000):
        yield Rendition(
            clip_id=pk,
            name="720",
            path=f"clips/{public_id}/720.mp4",
            bytes=1,
            width=720,
            height=1280,
        )


def _tagged(chance: random.Random, clips: list[int], tags: list[int]) -> Iterator[ClipHashtag]:
    for clip in clips:
        yield ClipHashtag(clip_id=clip, hashtag_id=chance.choice(tags))


def _follows(chance: random.Random, people: list[int]) -> Iterator[Follow]:
    for person in people:
        for other in chance.sample(people, 30):
            if other != person:
                yield Follow(follower_id=person, followed_id=other, stage=FollowStage.ACCEPTED)


def _comments(chance: random.Random, clips: list[int], people: list[int]) -> Iterator[Comment]:
    for n in range(COMMENTS):
        yield Comment(
            clip_id=clips[n % len(clips)],
            author_id=chance.choice(people),
            text=f"What a lovely idea, number {n}. It made my day!",
            form_token=uuid.UUID(int=n),
            is_checked=True,
        )
