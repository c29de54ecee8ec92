"""`kindreel screening …`: what the console does, and what it says when it cannot."""

import json
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from kindreel.comments.models import Comment
from kindreel.config import cli
from kindreel.config.tests.cast import comment_of
from kindreel.learning.models import Promotion, Trial
from kindreel.learning.tests.candidates import damage, policy_file
from kindreel.learning.tests.deciding import decided_about, derived
from kindreel.moderation.models import Outcome
from kindreel.people.models import Person
from kindreel.screening import candidates

pytestmark = pytest.mark.django_db
Printed = pytest.CaptureFixture[str]


def told(capsys: Printed, *words: str) -> str:
    """Run a command that works; return what it prints."""
    capsys.readouterr()
    assert cli.main(["screening", *words]) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def refused(capsys: Printed, *words: str) -> str:
    """Run a command that does not work; return what it complains about."""
    capsys.readouterr()
    assert cli.main(["screening", *words]) == 1
    return capsys.readouterr().err


@pytest.fixture
def lessons(learns: None, max_: Person, zoe: Person, remark: Comment) -> None:
    decided_about(max_, remark, Outcome.REMOVE)
    answer = comment_of(zoe, remark.clip, "Noah, what a calm pond", parent=remark)
    decided_about(max_, answer, Outcome.KEEP)
    again = comment_of(zoe, remark.clip, "noah, what a calm pond", parent=remark)
    decided_about(max_, again, Outcome.KEEP)  # equal words count once
    assert len(derived()) == 3


def test_it_measures_what_is_live_by_decisions(lessons: None, capsys: Printed) -> None:
    shown = told(capsys, "evaluate")
    assert "2 rows, read by" in shown
    assert "Only 2 rows" in shown
    assert "not the whole talk" in shown


def test_it_measures_a_candidate_and_another_policy(
    lessons: None, strict: str, tmp_path: Path, capsys: Printed
) -> None:
    by_name = json.loads(told(capsys, "evaluate", "--models", strict, "--json"))
    assert by_name["policy"] == "strict"
    assert by_name["advice"]["kept"]["nudge"] == 1
    folder = str(candidates.folder_of(strict))
    assert json.loads(told(capsys, "evaluate", "--models", folder, "--json")) == by_name
    policy = str(policy_file(tmp_path, "mild", nudge={}))
    assert "policy mild" in told(capsys, "evaluate", "--policy", policy)


def test_it_measures_by_a_file(tmp_path: Path, capsys: Printed) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "What a calm pond", "labels": {"toxic": false}}\n')
    assert "1 rows" in told(capsys, "evaluate", "--rows", str(path))


def test_without_rows_it_says_where_they_come_from(capsys: Printed, tmp_path: Path) -> None:
    assert "KINDREEL_LEARN_FROM_DECISIONS=yes" in refused(capsys, "evaluate")
    assert "KINDREEL_LEARN_FROM_DECISIONS=yes" in refused(capsys, "export", str(tmp_path / "x"))
    assert not (tmp_path / "x").exists()


def test_what_cannot_be_used_is_named(tmp_path: Path, capsys: Printed, lessons: None) -> None:
    bad = tmp_path / "bad"
    bad.write_text("{")
    assert "line 1: it is not JSON" in refused(capsys, "evaluate", "--rows", str(bad))
    assert "not a policy" in refused(capsys, "evaluate", "--policy", str(bad))
    assert "cannot use" in refused(capsys, "evaluate", "--rows", str(tmp_path / "none"))
    assert "no model called none" in refused(capsys, "evaluate", "--models", "none")
    assert "no model" in refused(capsys, "evaluate", "--models", str(tmp_path))


def test_exported_rows_can_be_measured_by(lessons: None, tmp_path: Path, capsys: Printed) -> None:
    path = tmp_path / "rows.jsonl"
    capsys.readouterr()
    assert cli.main(["screening", "export", str(path)]) == 0
    assert "Handle the file as personal data" in capsys.readouterr().err
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert {row["text"] for row in rows} == {"Those boats look silly", "<user>, what a calm pond"}
    assert "key" not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "2 rows" in told(capsys, "evaluate", "--rows", str(path))
    assert "there already" in refused(capsys, "export", str(path))


def test_the_whole_way_of_a_policy(tmp_path: Path, capsys: Printed) -> None:
    policy = str(policy_file(tmp_path, "careful"))
    assert "It is not live" in told(capsys, "add", policy, "--name", "careful")
    assert "already" in refused(capsys, "add", policy, "--name", "careful")
    assert "reads along" in told(capsys, "shadow", "careful", "--since", "2026-01-31")
    assert "shadow  careful" in told(capsys, "list")
    assert "Stopped" in told(capsys, "shadow", "--stop")
    assert "Nothing read along" in told(capsys, "shadow", "--stop")
    assert "It was shipped" in told(capsys, "promote", "careful")
    assert "live already" in told(capsys, "promote", "careful")
    assert "live    careful" in told(capsys, "list")
    assert "It was careful" in told(capsys, "promote", "--shipped")
    assert [row.by for row in Promotion.objects.all()] == [None, None]
    assert Trial.objects.get().ending == "stopped"


def test_damage_is_said(strict: str, capsys: Printed) -> None:
    damage(strict)
    assert "cannot be used: strict: transformer.onnx is damaged" in told(capsys, "list")
    assert "damaged" in refused(capsys, "shadow", strict)
    assert "damaged" in refused(capsys, "promote", strict)
    candidates.point_to("lost")
    assert "every text waits" in told(capsys, "list")


@pytest.mark.parametrize(
    "words",
    [
        ["shadow"],
        ["shadow", "x", "--stop"],
        ["promote"],
        ["promote", "x", "--shipped"],
        ["promote", "nowhere"],
        ["shadow", "nowhere"],
        ["shadow", "x", "--since", "May"],
        ["reread", "--since", "2026-02-31"],
        ["reread", "--since", "2026-02-03", "--limit", "-1"],
        ["add", "/nowhere", "--name", "x"],
    ],
)
def test_what_makes_no_sense_is_refused(words: list[str], capsys: Printed) -> None:
    assert refused(capsys, *words).startswith("kindreel screening: ")


def test_there_is_nothing_to_reread(capsys: Printed) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    shown = told(capsys, "reread", "--since", tomorrow, "--dry-run")
    assert "0 published comments" in shown
    assert "cases" not in shown
