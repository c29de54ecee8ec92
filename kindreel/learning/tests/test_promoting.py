"""Promoting: recorded once, for good; live in every process at once; nothing old decided anew."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from kindreel.comments.models import Comment
from kindreel.config.tests.cast import signed_in
from kindreel.learning.actions import (
    AlreadyLive,
    Moved,
    NotPossible,
    Promoted,
    begin_trial,
    promote,
)
from kindreel.learning.models import Promotion, Trial
from kindreel.learning.steps import the_promoted_is_live
from kindreel.learning.tests.candidates import added, damage
from kindreel.people.models import Person
from kindreel.screening import Advice, candidates, read, reader
from kindreel.screening.model_files import SHIPPED

PAGE = "/moderation/screening/"
PLACE = f"{PAGE}promote/strict/"

pytestmark = pytest.mark.django_db


def test_the_page_says_what_changes_before_it_does(strict: str, olga: Person) -> None:
    page = signed_in(olga).get(PLACE).content.decode()
    assert "Promote strict?" in page
    assert "Nothing that stands or was decided changes" in page
    assert "It never read along here" in page
    assert not Promotion.objects.exists()


def test_the_operator_promotes_and_it_is_recorded(strict: str, olga: Person) -> None:
    begin_trial(operator=olga, name=strict)
    client = signed_in(olga)
    answer = client.post(PLACE, {"seen": "shipped", "sure": "on"})
    assert answer.headers["Location"] == PAGE
    row = Promotion.objects.get()
    assert (row.number, row.name, row.was, row.by) == (1, "strict", "shipped", olga.pk)
    assert row.policy == "strict"
    assert row.digest == candidates.digest_of(candidates.folder_of(strict))
    assert row.figures["compared"] == 0
    trial = Trial.objects.get()
    assert (trial.stage, trial.ending, trial.ended_by) == ("ended", "promoted", olga.pk)
    assert read("What a calm pond").advice == Advice.NUDGE
    assert "by @olga" in client.get(PAGE).content.decode()


def test_a_second_click_records_nothing_more(strict: str, olga: Person) -> None:
    client = signed_in(olga)
    for _ in range(2):
        assert client.post(PLACE, {"seen": "shipped", "sure": "on"}).status_code == 302
    assert Promotion.objects.count() == 1


def test_without_being_sure_nothing_happens(strict: str, olga: Person) -> None:
    answer = signed_in(olga).post(PLACE, {"seen": "shipped"})
    assert answer.status_code == 422
    assert b"Please say that you are sure" in answer.content
    assert not Promotion.objects.exists()


def test_who_saw_something_else_live_is_asked_again(
    strict: str, tmp_path: Path, olga: Person
) -> None:
    added(tmp_path, "other")
    assert isinstance(promote(operator=None, name="other"), Promoted)
    answer = signed_in(olga).post(PLACE, {"seen": "shipped", "sure": "on"})
    assert answer.status_code == 409
    assert b"By now other is live" in answer.content
    assert candidates.pointed_to() == "other"


def test_two_at_once_are_recorded_one_after_the_other(
    strict: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(tmp_path, "other")
    checked = candidates.check_reading

    def meanwhile(given: object) -> None:
        monkeypatch.setattr(candidates, "check_reading", checked)
        Promotion.objects.create(number=1, name="other", was="shipped")

    monkeypatch.setattr(candidates, "check_reading", meanwhile)
    done = promote(operator=None, name=strict)
    assert isinstance(done, Moved | Promoted)
    assert Promotion.objects.get(number=1).name == "other"
    assert Promotion.objects.get(number=1).was == "shipped"


def test_a_damaged_candidate_is_not_promoted(strict: str, olga: Person) -> None:
    damage(strict)
    answer = signed_in(olga).post(PLACE, {"seen": "shipped", "sure": "on"})
    assert answer.status_code == 409
    assert b"transformer.onnx is damaged" in answer.content
    assert not Promotion.objects.exists()
    assert reader().folder == SHIPPED


@pytest.mark.parametrize("name", ["nowhere", "live", ".hidden", "Strict"])
def test_what_is_not_there_has_no_page(name: str, strict: str, olga: Person) -> None:
    assert signed_in(olga).get(f"{PAGE}promote/{name}/").status_code == 404


@pytest.mark.parametrize("who", ["ada", "mia", "max_"])
def test_for_everybody_else_there_is_no_such_page(
    who: str, strict: str, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(who))
    assert client.get(PLACE).status_code == 404
    assert client.post(PLACE, {"seen": "shipped", "sure": "on"}).status_code == 404
    assert not Promotion.objects.exists()


def test_the_action_asks_too_who_it_is(strict: str, max_: Person) -> None:
    assert isinstance(promote(operator=max_, name=strict), NotPossible)


def test_the_way_back_is_the_same_way(strict: str) -> None:
    assert isinstance(promote(operator=None, name=strict), Promoted)
    assert isinstance(promote(operator=None, name="shipped"), Promoted)
    assert reader().folder == SHIPPED
    assert isinstance(promote(operator=None, name="shipped"), AlreadyLive)
    assert [row.was for row in Promotion.objects.order_by("number")] == ["shipped", "strict"]


def test_dying_between_record_and_disk_is_mended_by_the_sweep(
    strict: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(candidates, "point_to", dies)
        with pytest.raises(KeyboardInterrupt):
            promote(operator=None, name=strict)
    assert reader().folder == SHIPPED
    assert the_promoted_is_live() is True
    assert reader().folder.name == strict
    assert the_promoted_is_live() is False


def test_the_record_cannot_be_edited_or_deleted(strict: str) -> None:
    promote(operator=None, name=strict)
    for change in (
        lambda: Promotion.objects.update(by=1),
        lambda: Promotion.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
            change()


def test_what_stands_stays(strict: str, remark: Comment) -> None:
    before = Comment.objects.values().get()
    promote(operator=None, name=strict)
    assert Comment.objects.values().get() == before
