"""A prepared read answers as its queryset would, every time anew, and refuses what it cannot."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from kindreel.clips.models import Clip
from kindreel.config.tests.cast import clip_of
from kindreel.people.models import Person, Role, Viewer
from kindreel.protection.models import Block
from kindreel.statements import prepared


@prepared
def handles(ids: Collection[int]) -> QuerySet[Person, str]:
    return Person.objects.filter(pk__in=ids).order_by("pk").values_list("username", flat=True)


@prepared
def open_clips(viewer: Viewer, ids: Collection[int]) -> QuerySet[Clip]:
    return Clip.objects.open_to(viewer).filter(pk__in=ids).select_related("author")


def test_it_reads_anew_each_time(ada: Person, zoe: Person) -> None:
    assert handles([ada.pk, zoe.pk]) == ["ada", "zoe"]
    Person.objects.filter(pk=ada.pk).update(username="lovelace")
    assert handles([ada.pk, zoe.pk]) == ["lovelace", "zoe"]
    assert handles([zoe.pk]) == ["zoe"]
    assert handles({zoe.pk, ada.pk, 10**9}) == ["lovelace", "zoe"]
    assert handles([]) == []


def test_two_viewers_never_share_an_answer(ada: Person, noah: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    Block.objects.create(blocker=ada, blocked=zoe)
    assert open_clips(noah, [clip.pk]) == [clip]
    assert open_clips(zoe, [clip.pk]) == []
    assert open_clips(noah, [clip.pk]) == [clip]


def test_a_door_closed_to_visitors_is_closed_at_once(ada: Person, settings: LazySettings) -> None:
    clip = clip_of(ada)
    assert open_clips(AnonymousUser(), [clip.pk]) == [clip]
    settings.OPEN_TO_VISITORS = False
    assert open_clips(AnonymousUser(), [clip.pk]) == []


def test_objects_come_with_their_relations(
    ada: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = clip_of(ada)
    with django_assert_num_queries(1):
        (clip,) = open_clips(ada, [made.pk])
        assert clip.author.username == "ada"
    assert vars(clip).keys() == vars(Clip.objects.select_related("author").get()).keys()
    assert clip.published_at == made.published_at


def test_it_compares_moments_enumerations_and_nothing(ada: Person, max_: Person) -> None:
    @prepared
    def joined(role: Role, since: datetime | None) -> QuerySet[Person, tuple[int, str]]:
        people = Person.objects.filter(role=role)
        late = people.filter(date_joined__gte=since) if since else people
        return late.values_list("pk", "username")

    hour = timedelta(hours=1)
    assert joined(Role.MODERATOR, timezone.now() - hour) == [(max_.pk, "max")]
    assert joined(Role.MODERATOR, timezone.now() + hour) == []
    assert joined(Role.MEMBER, None) == [(ada.pk, "ada")]


def test_what_an_argument_holds_cannot_be_looked_at(olga: Person) -> None:
    @prepared
    def for_operators(viewer: Person) -> QuerySet[Person]:
        return Person.objects.filter(pk=viewer.pk) if viewer.is_operator else Person.objects.none()

    with pytest.raises(TypeError, match="may not look"):
        for_operators(olga)


def test_each_argument_has_to_be_compared_with(ada: Person) -> None:
    @prepared
    def starting(words: str) -> QuerySet[Person]:
        return Person.objects.filter(username__startswith=words)

    with pytest.raises(TypeError, match="each of its arguments"):
        starting("ad")


@pytest.mark.parametrize("argument", [1.5, b"ada", {}, object()])
def test_other_arguments_are_refused(argument: object) -> None:
    with pytest.raises(TypeError, match="cannot be an argument"):
        handles(argument)  # type: ignore[arg-type]


def test_what_would_lose_a_part_is_refused(ada: Person) -> None:
    @prepared
    def fetched(pk: int) -> QuerySet[Person]:
        return Person.objects.filter(pk=pk).prefetch_related("clips")

    @prepared
    def named(pk: int) -> QuerySet[Person, Any]:
        return Person.objects.filter(pk=pk).values("username")

    for read in (fetched, named):
        with pytest.raises(TypeError, match="gives objects"):
            read(ada.pk)
