"""Who may speak to whom."""

import pytest

from kindreel.config.tests.cast import follow_of
from kindreel.people.models import AgeBand, Follow, FollowStage, Person
from kindreel.protection.actions import block, choose_who_may_comment
from kindreel.protection.models import WhoMayComment, default_who_may_comment
from kindreel.protection.rules import may_speak_to

pytestmark = pytest.mark.django_db


def test_only_adults_start_with_everyone() -> None:
    defaults = {band: default_who_may_comment(band) for band in AgeBand}
    assert [band for band, who in defaults.items() if who == WhoMayComment.EVERYONE] == [
        AgeBand.ADULT
    ]


def test_under_18s_hear_only_from_those_who_follow_them(mia: Person, zoe: Person) -> None:
    assert not may_speak_to(zoe, mia)
    waiting = Follow.objects.create(follower=zoe, followed=mia, stage=FollowStage.ASKED)
    assert not may_speak_to(zoe, mia)
    waiting.delete()
    follow_of(zoe, mia)
    assert may_speak_to(zoe, mia)


def test_following_somebody_does_not_let_them_speak(mia: Person, zoe: Person) -> None:
    follow_of(mia, zoe)
    assert not may_speak_to(zoe, mia)


def test_the_choice_of_a_clip_goes_before_one_s_own_and_that_before_the_age(
    ada: Person, zoe: Person
) -> None:
    assert may_speak_to(zoe, ada)
    choose_who_may_comment(person=ada, who=WhoMayComment.NOBODY)
    assert not may_speak_to(zoe, ada)
    assert may_speak_to(zoe, ada, WhoMayComment.EVERYONE)
    assert not may_speak_to(zoe, ada, WhoMayComment.FOLLOWERS)
    choose_who_may_comment(person=ada, who=WhoMayComment.EVERYONE)
    assert not may_speak_to(zoe, ada, "nobody")


def test_one_may_always_speak_under_one_s_own(ada: Person) -> None:
    assert may_speak_to(ada, ada, WhoMayComment.NOBODY)


def test_a_private_account_s_everyone_is_its_followers(mia: Person, zoe: Person) -> None:
    choose_who_may_comment(person=mia, who=WhoMayComment.EVERYONE)
    assert not may_speak_to(zoe, mia)


def test_a_block_silences_both_whatever_was_chosen(ada: Person, zoe: Person) -> None:
    follow_of(zoe, ada)
    block(blocker=ada, blocked=zoe)
    assert not may_speak_to(zoe, ada, WhoMayComment.EVERYONE)
    assert not may_speak_to(ada, zoe, WhoMayComment.EVERYONE)
