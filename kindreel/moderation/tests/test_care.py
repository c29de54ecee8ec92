"""Cases about care: apart and first, closed without a rule, and known to the team alone."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.moderation.actions import Judgement, NotYours, decide, open_case, report
from kindreel.moderation.exports import export
from kindreel.moderation.models import (
    Case,
    CaseSource,
    Category,
    Closing,
    Decision,
    Outcome,
    Strike,
)
from kindreel.moderation.steps import open_missing_care_cases, open_missing_cases
from kindreel.moderation.tests.deciding import decided, filled_in
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import LedgerEntry, Standing

NOTE = "I talked to the class teacher, who is with him now."
CLOSED = {"closing": "looked_after", "note": NOTE}


@pytest.fixture
def heavy(noah: Person, clip: Clip) -> Comment:
    """A comment that says that noah may not be well."""
    return comment_of(noah, clip, "It is all so grey", needs_care=True)


@pytest.fixture
def care(heavy: Comment) -> Case:
    """The case that the sweep opens about it."""
    open_missing_care_cases()
    Notice.objects.all().delete()
    return Case.objects.get(source=CaseSource.CARE)


def page_of(person: Person, address: str = "/moderation/") -> str:
    return signed_in(person).get(address).content.decode()


def case_page(person: Person, case: Case) -> str:
    return page_of(person, reverse("moderation:case", args=[case.pk]))


def close(moderator: Person, case: Case, **fields: str) -> int:
    place = reverse("moderation:decide", args=[case.pk])
    return signed_in(moderator).post(place, CLOSED | fields).status_code


def test_every_marked_comment_and_clip_gets_one_case(heavy: Comment, clip: Clip) -> None:
    Clip.objects.update(needs_care=True)
    assert open_missing_care_cases() == 2
    assert open_missing_care_cases() == 0
    assert open_missing_cases() == 0
    found = set(Case.objects.values_list("subject_kind", "source", "author__username"))
    assert found == {("comment", "care", "noah"), ("clip", "care", "ada")}


def test_the_team_is_called_once_and_nobody_else(
    max_: Person, ida: Person, noah: Person, ada: Person, heavy: Comment
) -> None:
    for _ in range(2):
        open_missing_care_cases()
    told = Notice.objects.all()
    assert sorted(notice.recipient.pk for notice in told) == sorted([max_.pk, ida.pk])
    for notice in told:
        assert "noah" not in (notice.title + notice.words).lower()
        assert heavy.text not in notice.words


def test_it_stands_apart_and_first(
    max_: Person, ada: Person, zoe: Person, reported: Case, care: Case
) -> None:
    threat = clip_of(ada, "A threat")
    report(reporter=zoe, subject=threat, category=Category.THREAT, words="")
    page = page_of(max_)
    places = [
        page.index(words)
        for words in (
            "Somebody may need care</h2>",
            "It is all so grey",
            "Everything else</h2>",
            "A threat",
            "Those boats look silly",
        )
    ]
    assert places == sorted(places)


def test_a_queue_without_care_has_no_headings(max_: Person, reported: Case) -> None:
    assert "cases__head" not in page_of(max_)
    assert "Nothing of this kind" in page_of(max_, "/moderation/?source=care")


def test_its_page_speaks_of_care_and_names_no_rule(max_: Person, care: Case) -> None:
    page = case_page(max_, care)
    assert "This is about care, not about a rule" in page
    assert "Looked after" in page
    assert "Nothing needed" in page
    for other in ("Which rule", "Take it down", "can appeal", "strike in force", "No strikes"):
        assert other not in page, other


@pytest.mark.parametrize("closing", ["looked_after", "not_needed"])
def test_closing_it_leaves_everything_as_it_is(
    max_: Person, noah: Person, care: Case, heavy: Comment, closing: str
) -> None:
    assert close(max_, care, closing=closing) == 302
    heavy.refresh_from_db()
    assert (heavy.standing, heavy.needs_care) == (Standing.LIVE, False)
    assert not Strike.objects.exists()
    assert not LedgerEntry.objects.exists()
    assert not Notice.objects.exists()
    assert open_missing_care_cases() == 0


def test_closing_it_is_on_record(max_: Person, care: Case) -> None:
    close(max_, care)
    decision = Decision.objects.get()
    care.refresh_from_db()
    assert not care.is_open
    assert (decision.moderator, decision.outcome) == (max_, Outcome.KEEP)
    assert (decision.closing, decision.rule) == (Closing.LOOKED_AFTER, "")
    page = case_page(max_, care)
    assert NOTE in page
    assert "Looked after" in page


def test_the_record_is_never_edited(max_: Person, care: Case) -> None:
    close(max_, care)
    for change in ({"closing": "not_needed"}, {"reasoning": "Other words"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Decision.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.all().delete()


def test_the_author_reads_of_no_decision(
    max_: Person, noah: Person, care: Case, heavy: Comment
) -> None:
    close(max_, care)
    decision = Decision.objects.get()
    noahs = signed_in(noah)
    assert noahs.get(reverse("moderation:decision", args=[decision.pk])).status_code == 404
    assert noahs.get(reverse("moderation:appeal", args=[decision.pk])).status_code == 404
    assert "Nobody had to decide anything" in page_of(noah, reverse("moderation:decisions"))
    assert export(noah)["decisions"] == []
    assert NOTE not in page_of(noah, "/notices/")


@pytest.mark.parametrize("who", ["zoe", "noah", "ada"])
def test_only_the_team_sees_it(who: str, request: pytest.FixtureRequest, care: Case) -> None:
    person: Person = request.getfixturevalue(who)
    for client in (signed_in(person), Client()):
        assert client.get(reverse("moderation:case", args=[care.pk])).status_code == 404
        place = reverse("moderation:decide", args=[care.pk])
        assert client.post(place, CLOSED).status_code == 404


def test_a_moderator_does_not_look_after_themselves(max_: Person, clip: Clip) -> None:
    comment_of(max_, clip, "It is all so grey", needs_care=True)
    open_missing_care_cases()
    assert "It is all so grey" not in page_of(max_)
    assert close(max_, Case.objects.get()) == 404


def test_it_wants_an_end_and_a_note(max_: Person, care: Case) -> None:
    wrong = [{"closing": ""}, {"closing": "remove"}, {"note": ""}, {"note": "Ok."}]
    for change in wrong:
        assert close(max_, care, **change) == 422, change
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement(Outcome.REMOVE, "kindness", "", NOTE),
        Judgement(Outcome.KEEP, "", "", NOTE),
        Judgement(Outcome.REMOVE, "kindness", "", NOTE, Closing.LOOKED_AFTER),
    ],
)
def test_nothing_can_be_taken_away_in_its_name(
    max_: Person, care: Case, judgement: Judgement
) -> None:
    assert decide(moderator=max_, case_id=care.pk, judgement=judgement) == NotYours()
    assert signed_in(max_).post(
        reverse("moderation:decide", args=[care.pk]), filled_in("remove")
    ).status_code == 422  # fmt: skip
    assert care.is_open


def test_a_case_about_a_rule_cannot_be_closed_as_care(max_: Person, reported: Case) -> None:
    judgement = Judgement(Outcome.KEEP, "", "", NOTE, Closing.NOT_NEEDED)
    assert decide(moderator=max_, case_id=reported.pk, judgement=judgement) == NotYours()


def test_the_database_takes_nothing_away_in_its_name(max_: Person, care: Case) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            case=care,
            moderator=max_,
            moderator_id_then=max_.pk,
            outcome=Outcome.REMOVE,
            rule="kindness",
            closing=Closing.LOOKED_AFTER,
            reasoning=NOTE,
        )


def test_a_report_and_care_are_two_cases(
    max_: Person, ida: Person, zoe: Person, care: Case, heavy: Comment
) -> None:
    report(reporter=zoe, subject=heavy, category=Category.SELF_HARM, words="")
    about_rule = Case.objects.get(source=CaseSource.REPORT)
    decided(ida, about_rule, Outcome.KEEP)
    care.refresh_from_db()
    assert care.is_open
    close(max_, care)
    assert "It stays" in page_of(zoe, reverse("moderation:my_reports"))


def test_closing_it_does_not_release_what_is_held_for_another_reason(
    max_: Person, care: Case, heavy: Comment
) -> None:
    change_standing(subject=heavy, to=Standing.HELD, cause=Cause(None, "screening"))
    assert open_missing_cases() == 1
    close(max_, care)
    heavy.refresh_from_db()
    assert heavy.standing == Standing.HELD


def test_when_the_comment_is_deleted_the_case_can_still_be_closed(
    max_: Person, care: Case, heavy: Comment
) -> None:
    heavy.delete()
    assert "Deleted meanwhile" in case_page(max_, care)
    assert close(max_, care) == 302
    assert open_missing_care_cases() == 0


def test_new_heavy_words_after_the_closing_open_a_new_case(
    max_: Person, care: Case, heavy: Comment
) -> None:
    close(max_, care)
    Comment.objects.filter(pk=heavy.pk).update(needs_care=True)
    assert open_missing_care_cases() == 1


def test_care_never_stands_in_the_history_of_a_case_about_a_rule(
    max_: Person, ida: Person, noah: Person, care: Case, clip: Clip
) -> None:
    close(max_, care)
    other = comment_of(noah, clip, "Silly boats")
    case = open_case(subject=other, source=CaseSource.REPORT)
    assert "Looked after" not in case_page(ida, case)
    decided(ida, case, Outcome.REMOVE)
    comment_of(noah, clip, "So grey again", needs_care=True)
    open_missing_care_cases()
    page = case_page(ida, Case.objects.open().get())
    assert "Looked after" in page
    assert "Be kind to each other" not in page
