"""Blocking: both ways, everywhere."""

import pytest
from django.contrib.auth.models import AnonymousUser

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of, follow_of, signed_in
from kindreel.notices.actions import notify
from kindreel.notices.models import Notice, NoticeKind
from kindreel.people.models import Follow, FollowStage, Person
from kindreel.protection.models import Block, people_visible_to
from kindreel.protection.rules import may_speak_to

pytestmark = pytest.mark.django_db


def test_neither_meets_the_other_any_more(zoe: Person, ada: Person, noah: Person) -> None:
    for author in (zoe, ada):
        comment_of(author, clip_of(author), "Hello")
    assert Clip.objects.visible_to(zoe).count() == 2
    signed_in(zoe).post("/@ada/block/")
    for one, other in ((zoe, ada), (ada, zoe)):
        assert not people_visible_to(one).filter(pk=other.pk).exists()
        assert not Clip.objects.visible_to(one).filter(author=other).exists()
        assert not Comment.objects.visible_to(one).filter(author=other).exists()
        assert not may_speak_to(one, other)
    assert people_visible_to(noah).filter(pk__in=(zoe.pk, ada.pk)).count() == 2
    assert people_visible_to(AnonymousUser()).count() == 3


def test_follows_requests_and_notices_between_them_go(
    zoe: Person, ada: Person, mia: Person
) -> None:
    follow_of(zoe, ada)
    follow_of(ada, zoe)
    Follow.objects.create(follower=zoe, followed=mia, stage=FollowStage.ASKED)
    for one, other in ((zoe, ada), (ada, zoe)):
        notify(recipient=one, kind=NoticeKind.LIKE, title="x", by=other)
    notify(recipient=ada, kind=NoticeKind.LIKE, title="x", by=mia)
    signed_in(zoe).post("/@ada/block/")
    assert Follow.objects.get().followed == mia
    assert Notice.objects.get().by == mia
    signed_in(mia).post("/@zoe/block/")
    assert not Follow.objects.exists()


def test_a_second_click_changes_nothing(zoe: Person, ada: Person) -> None:
    client = signed_in(zoe)
    assert client.post("/@ada/block/").status_code == 302
    assert client.post("/@ada/block/").status_code == 404
    assert Block.objects.count() == 1


def test_the_blocked_is_not_told_and_finds_no_trace(zoe: Person, ada: Person) -> None:
    signed_in(zoe).post("/@ada/block/")
    assert not Notice.objects.exists()
    assert "zoe" not in signed_in(ada).get("/settings/safety/").content.decode()


def test_it_is_taken_back_by_whoever_did_it_alone(zoe: Person, ada: Person) -> None:
    follow_of(zoe, ada)
    signed_in(zoe).post("/@ada/block/")
    assert signed_in(ada).post("/@zoe/unblock/").status_code == 404
    assert signed_in(zoe).post("/@ada/unblock/").headers["Location"] == "/settings/safety/"
    assert signed_in(zoe).post("/@ada/unblock/").status_code == 404
    assert not Block.objects.exists()
    assert not Follow.objects.exists()


def test_the_safety_page_lists_whom_one_blocked(zoe: Person, ada: Person) -> None:
    signed_in(zoe).post("/@ada/block/")
    page = signed_in(zoe).get("/settings/safety/").content.decode()
    assert "/@ada/unblock/" in page


def test_oneself_cannot_be_blocked(zoe: Person) -> None:
    assert signed_in(zoe).post("/@zoe/block/").status_code == 404
