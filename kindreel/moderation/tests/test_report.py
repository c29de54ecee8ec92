"""Reporting a clip, a comment or a person."""

import pytest
from django.test import Client
from django.urls import reverse

from kindreel.clips.models import Audience, Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.moderation.models import Case, CaseSource, Report
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.protection.actions import block
from kindreel.standing.models import LedgerEntry, Standing

CLIP_FORM = {"category": "bullying", "words": "This is about my friend."}


def form_of(kind: str, name: object) -> str:
    return reverse("moderation:report", args=[kind, name])


def test_the_form_says_what_happens_next_and_names_every_category(zoe: Person, clip: Clip) -> None:
    page = signed_in(zoe).get(form_of("clip", clip.public_id)).content.decode()
    assert "What happens next" in page
    assert page.count('type="radio"') == 10
    assert "Nobody but our team learns" in page


def test_a_report_opens_a_case_with_a_snapshot_and_gives_a_receipt(zoe: Person, clip: Clip) -> None:
    client = signed_in(zoe)
    answer = client.post(form_of("clip", clip.public_id), CLIP_FORM, follow=True)
    report = Report.objects.get()
    case = report.case
    assert report.receipt in answer.content.decode()
    assert (case.source, case.author, case.snapshot["words"]) == (
        CaseSource.REPORT,
        clip.author,
        "Paper boats on the pond",
    )
    assert (report.category, report.words) == ("bullying", "This is about my friend.")


@pytest.mark.parametrize("kind", ["clip", "comment", "person"])
def test_everything_can_be_reported_from_where_it_is_seen(
    kind: str, zoe: Person, remark: Comment
) -> None:
    names = {"clip": remark.clip.public_id, "comment": remark.pk, "person": "noah"}
    answer = signed_in(zoe).post(form_of(kind, names[kind]), {"category": "other"})
    assert answer.status_code == 302
    assert Case.objects.get().subject_kind == kind


def test_a_report_changes_nothing_about_what_is_reported(zoe: Person, clip: Clip) -> None:
    signed_in(zoe).post(form_of("clip", clip.public_id), CLIP_FORM)
    clip.refresh_from_db()
    assert clip.standing == Standing.LIVE
    assert not LedgerEntry.objects.exists()
    assert not Notice.objects.filter(recipient=clip.author).exists()


def test_however_many_report_it_stays_up(clip: Clip, zoe: Person, mia: Person) -> None:
    for reporter in (zoe, mia):
        signed_in(reporter).post(form_of("clip", clip.public_id), {"category": "hate"})
    clip.refresh_from_db()
    assert clip.standing == Standing.LIVE
    assert Client().get(reverse("clips:show", args=[clip.public_id])).status_code == 200


def test_a_second_person_joins_the_open_case(zoe: Person, mia: Person, clip: Clip) -> None:
    for reporter in (zoe, mia):
        signed_in(reporter).post(form_of("clip", clip.public_id), CLIP_FORM)
    assert Case.objects.get().reports.count() == 2


def test_the_same_person_twice_gets_the_same_receipt(zoe: Person, clip: Clip) -> None:
    client = signed_in(zoe)
    first = client.post(form_of("clip", clip.public_id), CLIP_FORM)
    second = client.post(form_of("clip", clip.public_id), {"category": "spam"})
    assert first["Location"] == second["Location"]
    assert Report.objects.get().category == "bullying"


def test_a_visitor_is_led_to_sign_in_and_back(clip: Clip) -> None:
    answer = Client().get(form_of("clip", clip.public_id))
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={form_of('clip', clip.public_id)}")


def test_a_visitor_in_a_sheet_is_led_there_too(clip: Clip) -> None:
    answer = Client().get(form_of("clip", clip.public_id), headers={"HX-Request": "true"})
    assert "next=" in answer["HX-Redirect"]


def test_in_a_sheet_the_receipt_takes_the_forms_place(zoe: Person, clip: Clip) -> None:
    client = signed_in(zoe)
    hx = {"HX-Request": "true"}
    sheet = client.get(form_of("clip", clip.public_id), headers=hx).content.decode()
    assert "<html" not in sheet
    assert "hx-post" in sheet
    empty = client.post(form_of("clip", clip.public_id), {}, headers=hx)
    assert empty.status_code == 422
    sent = client.post(form_of("clip", clip.public_id), CLIP_FORM, headers=hx).content.decode()
    assert Report.objects.get().receipt in sent
    assert "<html" not in sent


def test_nobody_reports_themselves_and_is_told_kindly(ada: Person, clip: Clip) -> None:
    for kind, name in (("clip", clip.public_id), ("person", "ada")):
        answer = signed_in(ada).post(form_of(kind, name), CLIP_FORM)
        assert "This is you" in (page := answer.content.decode()) or "This is yours" in page
    assert not Case.objects.exists()


def test_what_one_may_not_see_one_cannot_report(zoe: Person, mia: Person, clip: Clip) -> None:
    secret = clip_of(mia, "For friends", audience=Audience.FOLLOWERS)
    held = comment_of(mia, clip, "Waits", standing=Standing.HELD)
    Person.objects.filter(pk=mia.pk).update(standing=Standing.REMOVED)
    client = signed_in(zoe)
    unseen = [("clip", secret.public_id), ("comment", held.pk), ("person", "mia")]
    unknown = [("clip", "nope"), ("comment", 0), ("comment", "x"), ("person", "nope"), ("cat", "x")]
    huge = [("comment", "9" * 30), ("comment", "²")]
    for kind, name in unseen + unknown + huge:
        assert client.get(form_of(kind, name)).status_code == 404, (kind, name)
        assert client.post(form_of(kind, name), CLIP_FORM).status_code == 404
    assert not Case.objects.exists()


def test_someone_blocked_does_not_reach_the_form(zoe: Person, clip: Clip, ada: Person) -> None:
    block(blocker=ada, blocked=zoe)
    assert signed_in(zoe).get(form_of("clip", clip.public_id)).status_code == 404
    assert signed_in(zoe).get(form_of("person", "ada")).status_code == 404


def test_the_form_asks_for_a_category_and_takes_a_thousand_letters(zoe: Person, clip: Clip) -> None:
    client = signed_in(zoe)
    for form in ({}, {"category": "nonsense"}, {"category": "spam", "words": "a" * 1001}):
        assert client.post(form_of("clip", clip.public_id), form).status_code == 422
    assert not Case.objects.exists()
    client.post(form_of("clip", clip.public_id), {"category": "spam", "words": "a" * 1000})
    assert len(Report.objects.get().words) == 1000


def test_words_come_without_what_cannot_be_seen(zoe: Person, clip: Clip) -> None:
    form = {"category": "spam", "words": "look\u202e here\u200b"}
    signed_in(zoe).post(form_of("clip", clip.public_id), form)
    assert Report.objects.get().words == "look here"


def test_a_forged_report_is_refused(zoe: Person, clip: Clip) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(zoe, backend="kindreel.people.backend.Accounts")
    answer = client.post(form_of("clip", clip.public_id), CLIP_FORM)
    assert answer.status_code == 403
    assert not Case.objects.exists()


def test_many_reports_in_a_row_have_to_wait(zoe: Person, ada: Person) -> None:
    client = signed_in(zoe)
    for number in range(20):
        clip = clip_of(ada, f"Boat {number}")
        assert client.post(form_of("clip", clip.public_id), CLIP_FORM).status_code == 302
    answer = client.post(form_of("person", "ada"), CLIP_FORM)
    assert answer.status_code == 429
    assert Report.objects.count() == 20


def test_what_cannot_wait_calls_the_moderators_but_not_the_author(
    zoe: Person, max_: Person, ida: Person
) -> None:
    clip = clip_of(max_, "By a moderator")
    signed_in(zoe).post(form_of("clip", clip.public_id), {"category": "self_harm"})
    told = set(Notice.objects.values_list("recipient__username", flat=True))
    assert told == {"ida"}


def test_an_edit_does_not_hide_what_was_reported(reported: Case, remark: Comment) -> None:
    Comment.objects.filter(pk=remark.pk).update(text="Lovely boats")
    reported.refresh_from_db()
    assert reported.snapshot["words"] == "Those boats look silly"
