"""Deciding a case: everything follows at once, once, and never about oneself."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of, follow_of, signed_in
from kindreel.moderation.actions import NotYours, TooLate, decide, open_case
from kindreel.moderation.models import (
    Case,
    CaseSource,
    CaseStage,
    Category,
    Decision,
    Outcome,
    Report,
    Strike,
)
from kindreel.moderation.tests.deciding import REASON, decided, filled_in, judged
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.standing.models import LedgerEntry, Standing


def address(case: Case) -> str:
    return reverse("moderation:decide", args=[case.pk])


def standing_of(thing: Clip | Comment | Person) -> str:
    thing.refresh_from_db()
    return thing.standing


def test_taking_down_does_everything_at_once(
    max_: Person, noah: Person, zoe: Person, reported: Case, remark: Comment
) -> None:
    signed_in(max_).post(address(reported), filled_in("remove", facts="He laughs at them."))
    decision = Decision.objects.get()
    entry = LedgerEntry.objects.get()
    reported.refresh_from_db()
    assert standing_of(remark) == Standing.REMOVED
    assert (decision.rule, decision.reasoning) == ("kindness", REASON)
    assert (entry.cause, entry.actor_id, entry.rule) == ("decision", max_.pk, "kindness")
    assert reported.stage == CaseStage.DECIDED
    assert Strike.objects.get(person=noah).decision == decision
    assert {notice.recipient for notice in Notice.objects.all()} == {noah, zoe}


def test_a_removed_comment_no_longer_counts(
    max_: Person, reported: Case, remark: Comment, clip: Clip
) -> None:
    Clip.objects.filter(pk=clip.pk).update(comment_count=1)
    decided(max_, reported, Outcome.REMOVE)
    clip.refresh_from_db()
    assert clip.comment_count == 0


def test_keeping_what_is_up_changes_nothing_and_says_nothing_to_the_author(
    max_: Person, noah: Person, zoe: Person, reported: Case, remark: Comment
) -> None:
    signed_in(max_).post(address(reported), filled_in("keep"))
    assert standing_of(remark) == Standing.LIVE
    assert not LedgerEntry.objects.exists()
    assert not Strike.objects.exists()
    assert {notice.recipient for notice in Notice.objects.all()} == {zoe}


def test_keeping_what_is_held_shows_it_and_tells_its_author(
    max_: Person, noah: Person, held: Case, remark: Comment, clip: Clip
) -> None:
    signed_in(max_).post(address(held), filled_in("keep"))
    clip.refresh_from_db()
    assert standing_of(remark) == Standing.LIVE
    assert clip.comment_count == 1
    notice = Notice.objects.get(recipient=noah)
    assert notice.title == "Your comment is fine"
    assert signed_in(noah).get(notice.link).status_code == 200


def test_a_held_comment_can_be_taken_down(max_: Person, held: Case, remark: Comment) -> None:
    decided(max_, held, Outcome.REMOVE)
    assert standing_of(remark) == Standing.REMOVED


def test_an_account_can_be_limited_or_suspended(max_: Person, noah: Person) -> None:
    for outcome, standing in (
        (Outcome.LIMIT, Standing.LIMITED),
        (Outcome.REMOVE, Standing.REMOVED),
    ):
        case = open_case(subject=noah, source=CaseSource.REPORT)
        decided(max_, case, outcome)
        assert standing_of(noah) == standing
        assert not noah.may_post


def test_a_clip_shown_to_fewer_people_stays_with_its_followers(
    max_: Person, clip: Clip, mia: Person, zoe: Person
) -> None:
    follow_of(mia, clip.author)
    decided(max_, open_case(subject=clip, source=CaseSource.REPORT), Outcome.LIMIT)
    there = reverse("clips:show", args=[clip.public_id])
    assert standing_of(clip) == Standing.LIMITED
    assert signed_in(mia).get(there).status_code == 200
    assert "fewer people" not in signed_in(mia).get(there).content.decode()
    assert "fewer people" in signed_in(clip.author).get(there).content.decode()
    for other in (Client(), signed_in(zoe)):
        assert other.get(there).status_code == 404


def test_keeping_does_not_undo_an_earlier_decision(max_: Person, ida: Person, noah: Person) -> None:
    decided(max_, open_case(subject=noah, source=CaseSource.REPORT), Outcome.LIMIT)
    decided(ida, open_case(subject=noah, source=CaseSource.REPORT), Outcome.KEEP)
    assert standing_of(noah) == Standing.LIMITED


def test_what_was_deleted_meanwhile_can_only_be_closed(
    max_: Person, zoe: Person, reported: Case, remark: Comment
) -> None:
    remark.delete()
    page = signed_in(max_).get(reverse("moderation:case", args=[reported.pk])).content.decode()
    assert "deleted meanwhile" in page
    assert signed_in(max_).post(address(reported), filled_in("remove")).status_code == 422
    signed_in(max_).post(address(reported), filled_in("keep"))
    assert "not there any more" in Notice.objects.get(recipient=zoe).words


def test_the_form_asks_for_everything_that_must_be_said(max_: Person, reported: Case) -> None:
    client = signed_in(max_)
    wrong = [
        {"outcome": ""},
        {"outcome": "limit"},  # not for comments
        {"rule": ""},
        {"rule": "none"},
        {"rule": "made up"},
        {"reasoning": ""},
        {"reasoning": "Because."},
        {"reasoning": "\u200b" * 40},
        {"sure": ""},
    ]
    for change in wrong:
        answer = client.post(address(reported), filled_in("remove") | change)
        assert answer.status_code == 422, change
    assert not Decision.objects.exists()


def test_after_deciding_comes_the_next_case(max_: Person, reported: Case, clip: Clip) -> None:
    other = open_case(subject=clip, source=CaseSource.REPORT)
    client = signed_in(max_)
    first = client.post(address(reported), filled_in("keep"))
    assert first["Location"] == reverse("moderation:case", args=[other.pk])
    last = client.post(address(other), filled_in("keep"))
    assert last["Location"] == reverse("moderation:queue")
    assert "All done" in client.get(last["Location"]).content.decode()


def test_a_second_click_decides_nothing_twice(max_: Person, reported: Case) -> None:
    client = signed_in(max_)
    for _ in range(2):
        answer = client.post(address(reported), filled_in("remove"))
        assert answer.status_code == 302
    assert Decision.objects.count() == Strike.objects.count() == 1


def test_of_two_moderators_the_slower_is_told_so(
    max_: Person, ida: Person, reported: Case, remark: Comment
) -> None:
    signed_in(ida).post(address(reported), filled_in("keep"))
    answer = signed_in(max_).post(address(reported), filled_in("remove"))
    assert answer.status_code == 409
    assert "Somebody was faster" in answer.content.decode()
    assert standing_of(remark) == Standing.LIVE
    assert Decision.objects.get().moderator == ida


def test_the_action_itself_says_too_late(max_: Person, ida: Person, reported: Case) -> None:
    first = decided(ida, reported, Outcome.KEEP)
    late = decide(moderator=max_, case_id=reported.pk, judgement=judged(Outcome.REMOVE))
    assert late == TooLate(first)


@pytest.mark.parametrize("who", ["zoe", "noah"])
def test_members_find_nothing_here(
    who: str, zoe: Person, noah: Person, reported: Case, remark: Comment
) -> None:
    client = signed_in({"zoe": zoe, "noah": noah}[who])
    assert client.post(address(reported), filled_in("remove")).status_code == 404
    assert standing_of(remark) == Standing.LIVE


def test_a_stranger_finds_nothing_here(reported: Case) -> None:
    assert Client().post(address(reported), filled_in("remove")).status_code == 404
    assert not Decision.objects.exists()


def test_a_moderator_does_not_decide_about_themselves(max_: Person, zoe: Person) -> None:
    own = clip_of(max_, "By a moderator")
    signed_in(zoe).post(
        reverse("moderation:report", args=["clip", own.public_id]), {"category": "spam"}
    )
    case = Case.objects.get()
    client = signed_in(max_)
    assert client.get(reverse("moderation:case", args=[case.pk])).status_code == 404
    assert client.post(address(case), filled_in("keep")).status_code == 404
    assert "By a moderator" not in client.get(reverse("moderation:queue")).content.decode()
    done = decide(moderator=max_, case_id=case.pk, judgement=judged(Outcome.KEEP))
    assert isinstance(done, NotYours)


def test_the_database_refuses_a_decision_about_oneself(max_: Person, reported: Case) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            case=reported,
            moderator=max_,
            moderator_id_then=max_.pk,
            author_id_then=max_.pk,
            outcome=Outcome.KEEP,
            reasoning=REASON,
        )


def test_a_moderator_who_may_not_post_may_not_decide(max_: Person, reported: Case) -> None:
    Person.objects.filter(pk=max_.pk).update(standing=Standing.LIMITED)
    max_.refresh_from_db()
    signed_in(max_).post(address(reported), filled_in("keep"))
    assert not Decision.objects.exists()
    done = decide(moderator=max_, case_id=reported.pk, judgement=judged(Outcome.KEEP))
    assert isinstance(done, NotYours)


def test_nothing_is_decided_by_opening_a_page(max_: Person, reported: Case) -> None:
    assert signed_in(max_).get(address(reported)).status_code == 405


def test_a_forged_decision_is_refused(max_: Person, reported: Case) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(max_, backend="kindreel.people.backend.Accounts")
    assert client.post(address(reported), filled_in("remove")).status_code == 403
    assert not Decision.objects.exists()


def test_when_a_notice_fails_nothing_of_the_decision_stands(
    max_: Person, reported: Case, remark: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(**_: object) -> None:
        raise DatabaseError("no room left")

    monkeypatch.setattr(Notice.objects, "create", no_room)
    with pytest.raises(DatabaseError):
        decide(moderator=max_, case_id=reported.pk, judgement=judged(Outcome.REMOVE))
    reported.refresh_from_db()
    assert reported.is_open
    assert standing_of(remark) == Standing.LIVE
    assert not LedgerEntry.objects.exists()


def test_no_notice_names_a_reporter_their_words_or_a_score(
    max_: Person, noah: Person, zoe: Person, clip: Clip
) -> None:
    remark = comment_of(noah, clip, "Silly boats", verdict={"scores": {"toxic": 0.87654}})
    case = open_case(subject=remark, source=CaseSource.REPORT)
    Report.objects.create(case=case, reporter=zoe, category=Category.BULLYING, words="Zoe's words")
    decision = decided(max_, case, Outcome.REMOVE)
    notice = Notice.objects.get(recipient=noah)
    page = signed_in(noah).get(reverse("moderation:decision", args=[decision.pk]))
    for text in (notice.title + notice.words, page.content.decode()):
        for secret in ("zoe", "Zoe", "bullying", "report by", "0.87", "88", "max", "Max"):
            assert secret not in text, secret


def test_reporters_do_not_learn_what_was_said_to_the_author(
    max_: Person, zoe: Person, reported: Case
) -> None:
    decided(max_, reported, Outcome.REMOVE)
    notice = Notice.objects.get(recipient=zoe)
    page = signed_in(zoe).get(notice.link).content.decode()
    for text in (notice.words, page):
        assert "went against our rules" in text
        assert REASON not in text
        assert "strike" not in text
