"""Rows from decisions: only where the operator wants them, from the decision that stands, once."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.learning.actions import derive_lessons
from kindreel.learning.models import Lesson, Position
from kindreel.learning.tests.deciding import appealed, decided_about, derived
from kindreel.moderation.actions import Decided, Judgement, decide, open_care_case
from kindreel.moderation.models import Closing, Outcome
from kindreel.people.models import Person
from kindreel.screening import HEADS

KEYS = {"subject_key", "author_key", "parent_key", "text_key", "key_mark"}


def test_nothing_is_kept_unless_the_operator_says_so(max_: Person, remark: Comment) -> None:
    decided_about(max_, remark, Outcome.REMOVE)
    assert derived() == []
    assert not Position.objects.exists()


def test_what_was_taken_down_has_the_labels_of_its_rule(
    learns: None, max_: Person, remark: Comment
) -> None:
    decided_about(max_, remark, Outcome.REMOVE, "threats")
    (row,) = derived()
    assert row.labels == {"toxic": True, "threat": True, "kind": False, "respectful": False}
    assert (row.text, row.rule, row.language) == ("Those boats look silly", "threats", "en")
    assert not row.on_appeal
    assert set(row.labels) <= set(HEADS)


def test_what_was_kept_is_harmless(learns: None, max_: Person, remark: Comment) -> None:
    decided_about(max_, remark, Outcome.KEEP)
    (row,) = derived()
    assert row.rule == ""
    assert row.labels["toxic"] is row.labels["spam"] is False
    assert "profanity" not in row.labels  # breaks no rule by itself: it stays open
    assert "self_harm_concern" not in row.labels
    assert "kind" not in row.labels


def test_a_rule_that_no_head_reads_gives_no_labels(
    learns: None, max_: Person, remark: Comment
) -> None:
    decided_about(max_, remark, Outcome.REMOVE, "private")
    (row,) = derived()
    assert (row.labels, row.rule) == ({}, "private")


def test_an_appeal_that_takes_it_back_turns_the_labels_round(
    learns: None, max_: Person, ida: Person, noah: Person, remark: Comment
) -> None:
    first = decided_about(max_, remark, Outcome.REMOVE)
    assert derived()[0].labels["toxic"] is True
    appealed(first, noah, ida, Outcome.KEEP)
    (row,) = derived()
    assert row.labels["toxic"] is False
    assert row.on_appeal
    assert row.rule == ""


def test_an_appeal_that_changes_nothing_is_noted(
    learns: None, max_: Person, ida: Person, noah: Person, remark: Comment
) -> None:
    appealed(decided_about(max_, remark, Outcome.REMOVE), noah, ida, Outcome.REMOVE)
    (row,) = derived()
    assert (row.labels["toxic"], row.on_appeal) == (True, True)


def test_the_comment_it_answers_comes_along(
    learns: None, max_: Person, zoe: Person, remark: Comment
) -> None:
    answer = comment_of(zoe, remark.clip, "So do you, Noah", parent=remark)
    decided_about(max_, answer, Outcome.REMOVE)
    (row,) = derived()
    assert (row.text, row.parent) == ("So do you, <user>", "Those boats look silly")


def test_a_row_leads_back_to_nobody(
    learns: None, max_: Person, noah: Person, remark: Comment
) -> None:
    decision = decided_about(max_, remark, Outcome.REMOVE)
    derived()
    row = Lesson.objects.values().get()
    kept = {name: value for name, value in row.items() if name not in KEYS}
    assert set(kept) == {
        *("id", "kind", "text", "parent", "language", "labels", "rule", "on_appeal", "decided_on")
    }
    shown = str(kept)
    assert "noah" not in shown.lower()
    assert decision.reasoning not in shown
    assert row["author_key"] != row["subject_key"]
    assert str(noah.pk) != row["author_key"]


def test_a_kept_caption_is_a_row_and_a_removed_clip_is_none(
    learns: None, max_: Person, ada: Person, clip: Clip
) -> None:
    other = clip_of(ada, "Another one")
    decided_about(max_, clip, Outcome.KEEP)
    decided_about(max_, other, Outcome.REMOVE)
    assert [row.text for row in derived()] == ["Paper boats on the pond"]


def test_words_that_changed_since_are_not_those_that_were_decided_about(
    learns: None, max_: Person, clip: Clip
) -> None:
    decided_about(max_, clip, Outcome.KEEP)
    Clip.objects.filter(pk=clip.pk).update(caption="Something else now")
    assert derived() == []


def test_an_account_is_no_text(learns: None, max_: Person, noah: Person) -> None:
    decided_about(max_, noah, Outcome.LIMIT)
    assert derived() == []
    assert Position.objects.get().at > 0


def test_deriving_again_changes_nothing(learns: None, max_: Person, remark: Comment) -> None:
    decided_about(max_, remark, Outcome.REMOVE)
    before = [row.pk for row in derived()]
    assert derive_lessons() == 0
    assert [row.pk for row in derived()] == before


def test_dying_half_way_leaves_nothing_behind(
    learns: None, max_: Person, remark: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided_about(max_, remark, Outcome.REMOVE)

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(type(Lesson.objects.all()), "bulk_create", dies)
        with pytest.raises(KeyboardInterrupt):
            derive_lessons()
    assert Position.objects.get().at == 0
    assert len(derived()) == 1


def test_two_workers_at_once_derive_once(
    learns: None, max_: Person, remark: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = decided_about(max_, remark, Outcome.REMOVE)
    Position.objects.create(name="decisions")

    def meanwhile(*given: object) -> object:
        Position.objects.update(at=decision.pk)  # the other one was quicker
        return [], []

    monkeypatch.setattr("kindreel.learning.actions.derive._derived", meanwhile)
    assert derive_lessons() == 0


def test_a_decision_as_old_as_rows_are_kept_is_not_taken_up(
    learns: None, max_: Person, remark: Comment, settings: LazySettings
) -> None:
    decided_about(max_, remark, Outcome.REMOVE)
    settings.LEARNING_DAYS = 0
    assert derived() == []


def test_changing_ones_mind_lets_go_of_every_row(
    learns: None, max_: Person, remark: Comment, settings: LazySettings
) -> None:
    decided_about(max_, remark, Outcome.REMOVE)
    assert len(derived()) == 1
    settings.LEARN_FROM_DECISIONS = False
    assert derived() == []
    settings.LEARN_FROM_DECISIONS = True
    assert len(derived()) == 1  # the decisions are there as before


def test_under_another_signing_key_rows_are_made_anew(
    learns: None, max_: Person, remark: Comment, settings: LazySettings
) -> None:
    decided_about(max_, remark, Outcome.REMOVE)
    (old,) = derived()
    settings.SECRET_KEY = "another-one-" * 6
    (new,) = derived()
    assert new.author_key != old.author_key
    assert new.text == old.text


def test_members_are_told_on_the_page_of_rules(learns: None, ada: Person) -> None:
    for client in (Client(), signed_in(ada)):
        assert b"without names and links, for 365 days" in client.get("/rules/").content


def test_members_are_not_told_what_does_not_happen(db: None) -> None:
    assert b"without names and links" not in Client().get("/rules/").content


def test_rows_go_with_time(
    learns: None, max_: Person, remark: Comment, settings: LazySettings
) -> None:
    decided_about(max_, remark, Outcome.REMOVE)
    derived()
    Lesson.objects.update(decided_on=timezone.localdate() - timedelta(days=366))
    assert Lesson.objects.all().out_of_date().count() == 1


def test_how_somebody_was_looked_after_is_never_taken_up(
    learns: None, max_: Person, remark: Comment
) -> None:
    case = open_care_case(subject=remark)
    judgement = Judgement(Outcome.KEEP, "", "", "We talked.", Closing.LOOKED_AFTER)
    assert isinstance(decide(moderator=max_, case_id=case.pk, judgement=judgement), Decided)
    assert derived() == []
    decided_about(max_, remark, Outcome.REMOVE)
    later = open_care_case(subject=remark)
    decide(moderator=max_, case_id=later.pk, judgement=judgement)
    assert [row.rule for row in derived()] == ["kindness"]
