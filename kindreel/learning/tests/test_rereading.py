"""Reading published comments again: counted, at most brought before people, never touched."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from kindreel.comments.models import Comment
from kindreel.config.tests.cast import comment_of, signed_in
from kindreel.learning.actions import Reread, promote, reread
from kindreel.learning.tests.candidates import ALWAYS, added
from kindreel.learning.tests.deciding import decided_about
from kindreel.moderation.actions import open_care_case
from kindreel.moderation.models import Case, CaseSource, Outcome
from kindreel.people.models import Person
from kindreel.screening import reader
from kindreel.standing.models import LedgerEntry, Standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def holds(tmp_path: Path) -> None:
    """What is live holds every English text."""
    added(tmp_path, "holds", nudge={}, hold={"toxic": ALWAYS}, clear={"toxic": ALWAYS})
    promote(operator=None, name="holds")
    assert reader().folder.name == "holds"


@pytest.fixture
def yesterday() -> datetime:
    return timezone.now() - timedelta(days=1)


def test_a_dry_run_only_counts(holds: None, remark: Comment, yesterday: datetime) -> None:
    assert reread(since=yesterday, limit=9, is_dry=True) == Reread(1, 1, 0, 0, 0)
    assert not Case.objects.exists()


def test_cases_are_opened_and_everything_stays_public(
    holds: None, remark: Comment, yesterday: datetime, max_: Person
) -> None:
    assert reread(since=yesterday, limit=9, is_dry=False).opened == 1
    remark.refresh_from_db()
    assert remark.standing == Standing.LIVE
    assert not LedgerEntry.objects.exists()
    case = Case.objects.get()
    assert (case.source, case.subject_id) == (CaseSource.SCREENING, remark.pk)
    desk = signed_in(max_).get(f"/moderation/cases/{case.pk}/").content.decode()
    assert "What screening said" in desk  # why it came up, though nothing was held


def test_again_opens_nothing_more(holds: None, remark: Comment, yesterday: datetime) -> None:
    reread(since=yesterday, limit=9, is_dry=False)
    assert reread(since=yesterday, limit=9, is_dry=False) == Reread(0, 0, 0, 0, 0)
    assert Case.objects.count() == 1


def test_no_more_than_the_limit(
    holds: None, remark: Comment, noah: Person, yesterday: datetime
) -> None:
    comment_of(noah, remark.clip, "And those look calm")
    assert reread(since=yesterday, limit=1, is_dry=False) == Reread(2, 2, 0, 0, 1)
    assert reread(since=yesterday, limit=1, is_dry=False).opened == 1
    assert Case.objects.count() == 2


def test_what_people_decided_is_left_alone(
    holds: None, remark: Comment, max_: Person, yesterday: datetime
) -> None:
    decided_about(max_, remark, Outcome.KEEP)
    assert reread(since=yesterday, limit=9, is_dry=False).read == 0


def test_older_and_hidden_comments_are_left_alone(
    holds: None, remark: Comment, noah: Person, max_: Person, yesterday: datetime
) -> None:
    Comment.objects.filter(pk=remark.pk).update(created_at=yesterday - timedelta(days=1))
    gone = comment_of(noah, remark.clip, "Gone")
    decided_about(max_, gone, Outcome.REMOVE)
    assert reread(since=yesterday, limit=9, is_dry=False).read == 0


def test_a_case_about_care_is_another_question(
    holds: None, remark: Comment, yesterday: datetime
) -> None:
    open_care_case(subject=remark)
    assert reread(since=yesterday, limit=9, is_dry=False).opened == 1
