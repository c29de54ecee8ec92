"""The care desk: what waits for a moderator, and the page of one case."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kindreel.clips.models import Clip, Rendition
from kindreel.clips.rules import case_media_address
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.moderation.actions import open_case, report
from kindreel.moderation.models import Case, CaseSource, Category, Outcome, Report
from kindreel.moderation.tests.deciding import decided
from kindreel.people.models import Person
from kindreel.standing.models import Standing

QUEUE = "/moderation/"


def page_of(person: Person, address: str = QUEUE) -> str:
    return signed_in(person).get(address).content.decode()


def case_page(person: Person, case: Case) -> str:
    return page_of(person, reverse("moderation:case", args=[case.pk]))


def test_nothing_waits_on_an_empty_desk(max_: Person) -> None:
    assert "All done" in page_of(max_)


@pytest.mark.parametrize("address", [QUEUE, "/moderation/cases/1/", "/moderation/team/"])
def test_members_and_strangers_find_no_desk(address: str, zoe: Person, reported: Case) -> None:
    assert signed_in(zoe).get(address).status_code == 404
    assert Client().get(address).status_code == 404


def test_what_cannot_wait_comes_first_then_the_oldest(
    max_: Person, ada: Person, zoe: Person
) -> None:
    for days, category in ((3, "spam"), (2, "bullying"), (1, "self_harm"), (0, "threat")):
        case = open_case(subject=clip_of(ada, f"Clip {category}"), source=CaseSource.REPORT)
        Report.objects.create(case=case, reporter=zoe, category=category)
        Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=days))
    page = page_of(max_)
    places = [page.index(f"Clip {name}") for name in ("self_harm", "threat", "spam", "bullying")]
    assert places == sorted(places)


def test_filters_show_one_source_or_one_kind(max_: Person, reported: Case, ada: Person) -> None:
    open_case(subject=clip_of(ada, "Held boats"), source=CaseSource.SCREENING)
    assert "Held boats" not in page_of(max_, f"{QUEUE}?source=report")
    assert "Held boats" in page_of(max_, f"{QUEUE}?source=screening")
    assert "Held boats" not in page_of(max_, f"{QUEUE}?subject_kind=comment")
    assert "Held boats" in page_of(max_, f"{QUEUE}?subject_kind=nonsense&page=banana")
    assert "Nothing of this kind" in page_of(max_, f"{QUEUE}?source=appeal")


def test_a_long_queue_comes_in_parts(max_: Person, ada: Person) -> None:
    for number in range(30):
        open_case(subject=clip_of(ada, f"Boat {number:02}"), source=CaseSource.REPORT)
    assert page_of(max_).count("case-row__text") == 25
    more = signed_in(max_).get(f"{QUEUE}?page=2", headers={"HX-Request": "true"}).content.decode()
    assert more.count("case-row__text") == 5
    assert "<html" not in more


def test_the_queue_takes_the_same_queries_however_long_it_is(
    max_: Person, ada: Person, zoe: Person
) -> None:
    client = signed_in(max_)
    report(reporter=zoe, subject=clip_of(ada), category=Category.SPAM, words="")
    before = _queries_of(client, QUEUE)
    for _ in range(12):
        report(reporter=zoe, subject=clip_of(ada), category=Category.SPAM, words="")
    assert _queries_of(client, QUEUE) == before
    assert before <= 12


def _queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_case_shows_the_comment_in_its_thread_reports_and_history(
    max_: Person, ida: Person, noah: Person, clip: Clip, zoe: Person
) -> None:
    top = comment_of(clip.author, clip, "Who built these?")
    words = ["One", "Two", "Three", "This very one", "Four", "Five", "Six"]
    answers = [comment_of(noah, clip, text, parent=top) for text in words]
    report(reporter=zoe, subject=answers[3], category=Category.HATE, words="Read this one.")
    earlier = open_case(subject=clip_of(noah, "Older"), source=CaseSource.REPORT)
    decided(ida, earlier, Outcome.REMOVE)
    page = case_page(max_, Case.objects.get(source="report", subject_kind="comment"))
    for expected in ("Who built these?", "Two", "Three", "Four", "Five", "Read this one.", "@zoe"):
        assert expected in page
    assert ">One<" not in page
    assert ">Six<" not in page
    assert "1 strike in force" in page


def test_a_case_shows_what_was_changed_since(max_: Person, reported: Case, remark: Comment) -> None:
    Comment.objects.filter(pk=remark.pk).update(text="What lovely boats")
    page = case_page(max_, reported)
    assert "Those boats look silly" in page
    assert "What lovely boats" in page


def test_scores_stand_on_the_case_page_only(
    max_: Person, held: Case, remark: Comment, noah: Person
) -> None:
    verdict = {"scores": {"toxic": 0.914}, "checked": True, "reason": "", "model": "m"}
    Comment.objects.filter(pk=remark.pk).update(verdict=verdict)
    assert "91%" in case_page(max_, held)
    own = page_of(noah, f"/c/{remark.clip.public_id}/comments/")
    assert "91%" not in own
    assert "0.914" not in own


def test_a_held_clip_can_be_watched_on_its_case_page(
    max_: Person, ida: Person, zoe: Person, clip: Clip
) -> None:
    Clip.objects.filter(pk=clip.pk).update(standing=Standing.HELD)
    path = f"{clip.folder}/720.mp4"
    Rendition.objects.create(clip=clip, name="720", path=path, bytes=3, width=720, height=1280)
    page = case_page(max_, open_case(subject=clip, source=CaseSource.SCREENING))
    address = case_media_address(path, max_.pk)
    assert address in page
    assert case_media_address(path, ida.pk) not in page
    for other in (signed_in(zoe), signed_in(ida), Client()):
        assert other.get(address).status_code == 404


def test_the_case_page_takes_the_same_queries_however_much_was_said(
    max_: Person, noah: Person, clip: Clip, mia: Person, reported: Case
) -> None:
    client = signed_in(max_)
    address = reverse("moderation:case", args=[reported.pk])
    for number in range(2):
        comment_of(noah, clip, f"Another {number}")
    before = _queries_of(client, address)
    for number in range(20):
        comment_of(noah, clip, f"More {number}")
    Report.objects.create(case=reported, reporter=mia, category="spam")
    assert _queries_of(client, address) == before
    assert before <= 22


def test_a_decided_case_can_be_read_but_not_decided_again(max_: Person, reported: Case) -> None:
    decided(max_, reported, Outcome.KEEP)
    page = case_page(max_, reported)
    assert "Decided" in page
    assert 'name="reasoning"' not in page
