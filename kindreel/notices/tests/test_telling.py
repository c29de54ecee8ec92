"""Telling somebody something, once."""

from typing import Any

import pytest

from kindreel.notices import actions
from kindreel.notices.actions import choose_ways, notify, withdraw
from kindreel.notices.models import EmailStage, Notice, NoticeKind, notices_about
from kindreel.notices.rules import CHOOSABLE, Ways
from kindreel.people.models import Person

pytestmark = pytest.mark.django_db


def test_it_is_written_down_for_one_person(mia: Person, noah: Person) -> None:
    notice = notify(
        recipient=mia,
        kind=NoticeKind.COMMENT,
        title="Noah answers you",
        words="Yes!",
        link="/c/x/",
        by=noah,
    )
    assert notice is not None
    assert Notice.objects.belonging_to(mia.pk).get() == notice
    assert (notice.words, notice.link, notice.by, notice.read_at) == ("Yes!", "/c/x/", noah, None)
    assert not Notice.objects.belonging_to(noah.pk).exists()


def test_the_same_thing_is_told_once(mia: Person, noah: Person) -> None:
    def tell(person: Person) -> Notice | None:
        return notify(recipient=person, kind=NoticeKind.LIKE, title="A like", about="like:1:2")

    assert tell(mia) is not None
    assert tell(mia) is None
    assert tell(noah) is not None
    assert Notice.objects.count() == 2


def test_things_without_a_name_are_told_each_time(mia: Person) -> None:
    for _ in range(2):
        notify(recipient=mia, kind=NoticeKind.CLIP, title="Your clip is ready")
    assert Notice.objects.count() == 2


def test_an_unwanted_kind_is_not_told(mia: Person) -> None:
    choose_ways(person_id=mia.pk, kind=NoticeKind.LIKE, ways=Ways(in_app=False, email=True))
    assert notify(recipient=mia, kind=NoticeKind.LIKE, title="A like") is None
    assert not Notice.objects.exists()


@pytest.mark.parametrize("kind", [NoticeKind.MODERATION, NoticeKind.ACCOUNT])
def test_what_somebody_has_a_right_to_know_cannot_be_switched_off(
    kind: NoticeKind, mia: Person
) -> None:
    choose_ways(person_id=mia.pk, kind=kind, ways=Ways(in_app=False, email=False))
    notice = notify(recipient=mia, kind=kind, title="A decision")
    assert notice is not None
    assert notice.email_stage == EmailStage.DUE


@pytest.mark.parametrize("kind", CHOOSABLE)
def test_under_18s_get_no_mail_unless_they_choose_it(
    kind: NoticeKind, mia: Person, noah: Person
) -> None:
    notice = notify(recipient=mia, kind=kind, title="Something")
    choose_ways(person_id=noah.pk, kind=kind, ways=Ways(in_app=True, email=True))
    chosen = notify(recipient=noah, kind=kind, title="Something")
    assert notice is not None
    assert notice.email_stage == EmailStage.NONE
    assert chosen is not None
    assert chosen.email_stage == EmailStage.DUE


def test_adults_get_mail_when_somebody_turns_to_them_but_not_for_likes(ada: Person) -> None:
    stages = {
        kind: getattr(notify(recipient=ada, kind=kind, title="x"), "email_stage", None)
        for kind in NoticeKind
    }
    assert stages[NoticeKind.COMMENT] == stages[NoticeKind.MENTION] == EmailStage.DUE
    assert stages[NoticeKind.LIKE] == stages[NoticeKind.CAMPAIGN] == EmailStage.NONE


def test_an_account_without_an_address_gets_no_mail(ada: Person) -> None:
    ada.email = ""
    notice = notify(recipient=ada, kind=NoticeKind.ACCOUNT, title="x")
    assert notice is not None
    assert notice.email_stage == EmailStage.NONE


def test_a_long_title_is_cut(mia: Person) -> None:
    notice = notify(recipient=mia, kind=NoticeKind.CLIP, title="x" * 500)
    assert notice is not None
    assert len(notice.title) == 120


def test_what_one_person_caused_is_taken_back(mia: Person, noah: Person, ada: Person) -> None:
    for by in (noah, ada):
        notify(recipient=mia, kind=NoticeKind.LIKE, title=f"{by} likes it", by=by)
    withdraw(recipient_id=mia.pk, by_id=noah.pk)
    assert Notice.objects.get().by == ada


def test_two_who_tell_the_same_at_once_tell_it_once(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tell() -> Notice | None:
        return notify(recipient=ada, kind=NoticeKind.FOLLOW, title="Zoe follows you", about="zoe")

    def a_moment_before_the_other_wrote(*told: Any) -> list[int]:
        monkeypatch.setattr(actions, "notices_about", notices_about)
        assert notices_about(*told)
        return []

    assert tell() is not None
    monkeypatch.setattr(actions, "notices_about", a_moment_before_the_other_wrote)
    assert tell() is None
    assert Notice.objects.filter(recipient=ada).count() == 1
