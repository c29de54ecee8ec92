"""The age question for accounts that are there already."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kindreel.age.models import AgeEvidence, EvidenceSource
from kindreel.age.steps import ask_whose_band_has_ended
from kindreel.age.tests.test_signing_up import answers, years_ago
from kindreel.config.tests.cast import PASSWORD, clip_of, person, signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import AgeBand, Follow, Person
from kindreel.protection.models import people_visible_to
from kindreel.standing.models import LedgerEntry, Standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def lou() -> Person:
    return person("lou", AgeBand.UNKNOWN)


def said(who: Person, band: AgeBand, asked_again: date | None, days_ago: int = 400) -> AgeEvidence:
    row = AgeEvidence.objects.create(
        person=who, source=EvidenceSource.DECLARED, band=band, ask_again_on=asked_again
    )
    then = timezone.now() - timedelta(days=days_ago)
    AgeEvidence.objects.filter(pk=row.pk).update(created_at=then)
    return row


def test_an_account_made_another_way_is_asked_before_it_writes(lou: Person, ada: Person) -> None:
    client = signed_in(lou)
    answer = client.post("/@ada/follow/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/age/")
    assert not Follow.objects.exists()
    part = client.post("/@ada/follow/", headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == "/age/"
    client.post("/age/", answers(years_ago(15)))
    client.post("/@ada/follow/")
    assert Follow.objects.filter(follower=lou, followed=ada).exists()


def test_it_is_asked_right_after_sign_in(lou: Person) -> None:
    answer = Client().post("/accounts/login/", {"login": "lou", "password": PASSWORD})
    assert answer.headers["Location"] == "/age/"


def test_an_answer_gives_the_band(lou: Person) -> None:
    assert signed_in(lou).post("/age/", answers(years_ago(17))).headers["Location"] == "/"
    lou.refresh_from_db()
    assert lou.age_band == AgeBand.LATE_TEEN
    assert AgeEvidence.objects.get(person=lou).band == AgeBand.LATE_TEEN


def test_too_young_an_answer_closes_the_account_and_keeps_everything_safe(
    lou: Person, ada: Person
) -> None:
    clip_of(lou, "My boat")
    client = signed_in(lou)
    assert client.post("/age/", answers(years_ago(11))).headers["Location"] == "/age/"
    lou.refresh_from_db()
    assert (lou.standing, lou.age_band) == (Standing.HELD, AgeBand.UNKNOWN)
    assert LedgerEntry.objects.get().cause == "age"
    assert lou.clips.count() == 1
    assert not people_visible_to(ada).filter(pk=lou.pk).exists()
    page = client.get("/age/")
    assert page.status_code == 403
    assert "nothing was deleted" in page.content.decode()


def test_a_closed_account_reaches_its_way_out_and_nothing_else(lou: Person) -> None:
    client = signed_in(lou)
    client.post("/age/", answers(years_ago(11)))
    assert client.get("/notices/").headers["Location"] == "/age/"
    assert client.get("/settings/profile/").headers["Location"] == "/age/"
    assert client.post("/age/", answers(years_ago(20))).status_code == 403
    lou.refresh_from_db()
    assert lou.age_band == AgeBand.UNKNOWN
    assert client.get("/settings/export/").status_code == 200
    assert client.get("/settings/delete/").status_code == 200
    assert client.post("/accounts/logout/").status_code == 302


def test_the_question_is_not_there_for_those_who_answered_it(mia: Person) -> None:
    assert signed_in(mia).get("/age/").status_code == 404
    assert signed_in(mia).post("/age/", answers(years_ago(30))).status_code == 404
    mia.refresh_from_db()
    assert mia.age_band == AgeBand.EARLY_TEEN


def test_visitors_are_sent_to_sign_in() -> None:
    assert Client().get("/age/").headers["Location"] == "/accounts/login/?next=/age/"


class TestWhenTheBandHasEnded:
    def test_somebody_may_answer_again(self, mia: Person) -> None:
        said(mia, AgeBand.EARLY_TEEN, timezone.localdate())
        signed_in(mia).post("/age/", answers(years_ago(16)))
        mia.refresh_from_db()
        assert mia.age_band == AgeBand.LATE_TEEN

    def test_nobody_grows_up_faster_than_time(self, mia: Person) -> None:
        said(mia, AgeBand.EARLY_TEEN, timezone.localdate())
        answer = signed_in(mia).post("/age/", answers(years_ago(25)))
        assert answer.status_code == 409
        mia.refresh_from_db()
        assert mia.age_band == AgeBand.EARLY_TEEN
        assert AgeEvidence.objects.count() == 1

    def test_too_early_there_is_no_question(self, mia: Person) -> None:
        said(mia, AgeBand.EARLY_TEEN, timezone.localdate() + timedelta(days=1))
        assert signed_in(mia).get("/age/").status_code == 404

    def test_the_sweep_invites_once(self, mia: Person, noah: Person) -> None:
        said(mia, AgeBand.EARLY_TEEN, timezone.localdate())
        said(noah, AgeBand.LATE_TEEN, timezone.localdate() + timedelta(days=9))
        assert ask_whose_band_has_ended() == 1
        assert ask_whose_band_has_ended() == 0
        assert Notice.objects.get().recipient == mia

    def test_an_older_answer_is_not_asked_about(self, mia: Person) -> None:
        said(mia, AgeBand.EARLY_TEEN, timezone.localdate())
        said(mia, AgeBand.LATE_TEEN, timezone.localdate() + timedelta(days=300))
        assert ask_whose_band_has_ended() == 0


def test_the_gate_asks_the_database_nothing_of_its_own(
    mia: Person, django_assert_num_queries: object
) -> None:
    client = signed_in(mia)
    with django_assert_num_queries(3):  # type: ignore[operator]  # session, account, unread notices
        client.get("/age/later/")
