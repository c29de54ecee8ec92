"""`kindreel check ledger`: does everything stand as the ledger says?"""

import pytest

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.moderation.checks import check_ledger_command
from kindreel.moderation.models import Case, Outcome
from kindreel.moderation.tests.deciding import decided
from kindreel.people.models import Person
from kindreel.standing.models import LedgerHead, Standing


def test_it_holds_after_decisions(
    max_: Person, held: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    decided(max_, held, Outcome.REMOVE)
    assert check_ledger_command() == 0
    assert "2 entries" in capsys.readouterr().out


def test_it_names_what_stands_otherwise(
    held: Case, clip: Clip, noah: Person, remark: Comment, capsys: pytest.CaptureFixture[str]
) -> None:
    Clip.objects.filter(pk=clip.pk).update(standing=Standing.REMOVED)
    Comment.objects.filter(pk=remark.pk).update(standing=Standing.LIVE)
    assert check_ledger_command() == 1
    said = capsys.readouterr().out
    assert f"The clip {clip.pk} is removed, but the ledger says live." in said
    assert f"The comment {remark.pk} is live, but the ledger says held." in said
    assert "person" not in said


def test_it_names_a_broken_entry(held: Case, capsys: pytest.CaptureFixture[str]) -> None:
    LedgerHead.objects.update(number=2)
    assert check_ledger_command() == 1
    assert "Entry 2 is missing" in capsys.readouterr().out
