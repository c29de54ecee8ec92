"""Joining, and the age question on the way."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kindreel.age.models import AgeEvidence
from kindreel.config.tests.cast import PASSWORD, empty_cache
from kindreel.people.models import AgeBand, Person

pytestmark = pytest.mark.django_db

SIGN_UP = "/accounts/signup/"


def years_ago(years: int, days: int = 0) -> date:
    today = timezone.localdate()
    birthday = today.replace(day=min(today.day, 28), year=today.year - years)
    return birthday + timedelta(days=days)


def answers(born: date | None, **more: str) -> dict[str, str]:
    parts = {"birthday_day": "", "birthday_month": "", "birthday_year": ""}
    if born:
        parts = {
            "birthday_day": str(born.day),
            "birthday_month": str(born.month),
            "birthday_year": str(born.year),
        }
    names = {"username": "lena", "email": "lena@example.org", "password1": PASSWORD}
    return names | parts | {"time_zone": "Europe/Berlin"} | more


@pytest.mark.parametrize(
    ("years", "band", "is_private"),
    [
        (13, AgeBand.EARLY_TEEN, True),
        (16, AgeBand.LATE_TEEN, True),
        (17, AgeBand.LATE_TEEN, True),
        (18, AgeBand.ADULT, False),
        (99, AgeBand.ADULT, False),
    ],
)
def test_it_makes_an_account_with_the_protections_of_the_age(
    years: int, band: AgeBand, *, is_private: bool
) -> None:
    client = Client()
    answer = client.post(SIGN_UP, answers(years_ago(years)))
    assert answer.status_code == 302
    lena = Person.objects.get(username="lena")
    assert (lena.age_band, lena.is_private, lena.time_zone) == (band, is_private, "Europe/Berlin")
    assert lena.check_password(PASSWORD)
    assert client.session["_auth_user_id"] == str(lena.pk)
    assert AgeEvidence.objects.get().band == band


def test_it_keeps_no_birthday() -> None:
    born = years_ago(15, days=-40)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        Client().post(SIGN_UP, answers(born))
    assert Person.objects.filter(username="lena").exists()
    assert not [q for q in queries.captured_queries if born.isoformat() in q["sql"]]
    again = AgeEvidence.objects.get().ask_again_on
    assert again is not None
    assert (again.day, again.month % 3) == (1, 1)
    assert again > born.replace(year=born.year + 16, day=1)


def test_the_question_gives_no_hint_and_begins_empty() -> None:
    page = Client().get(SIGN_UP).content.decode()
    assert "When is your birthday?" in page
    assert "selected" not in page.partition("birthday_day")[2].replace(
        '<option value="" selected>', ""
    )
    assert "13" not in page.partition("<form")[2].partition("birthday_day")[0]
    assert "old enough" not in page


class TestUnderTheFloor:
    def test_it_is_refused_kindly_and_nothing_stays(self) -> None:
        client = Client()
        answer = client.post(SIGN_UP, answers(years_ago(12)), follow=True)
        assert answer.redirect_chain[-1][0] == "/age/later/"
        words = answer.content.decode()
        assert "That is nothing you did wrong" in words
        assert "13" not in words.partition("<main")[2].partition("</main")[0]
        assert not Person.objects.exists()
        assert not EmailAddress.objects.exists()
        assert not mail.outbox
        assert set(client.cookies) <= {"later", "csrftoken"}  # no session either
        assert client.cookies["later"]["httponly"]

    def test_one_day_before_the_birthday_is_under(self) -> None:
        Client().post(SIGN_UP, answers(years_ago(13, days=1)))
        assert not Person.objects.exists()

    def test_another_date_from_the_same_browser_does_not_help(self) -> None:
        client = Client()
        client.post(SIGN_UP, answers(years_ago(12)))
        empty_cache()
        assert client.get(SIGN_UP).headers["Location"] == "/age/later/"
        answer = client.post(SIGN_UP, answers(years_ago(20), username="other", email="o@x.org"))
        assert answer.headers["Location"] == "/age/later/"
        assert not Person.objects.exists()

    def test_a_browser_without_cookies_does_not_help_at_once(self) -> None:
        Client().post(SIGN_UP, answers(years_ago(12)))
        Client().post(SIGN_UP, answers(years_ago(20)))
        Client().post(SIGN_UP, answers(years_ago(20), username="LENA", email="new@example.org"))
        assert not Person.objects.exists()

    def test_a_classmate_behind_the_same_address_may_join(self) -> None:
        Client().post(SIGN_UP, answers(years_ago(12)))
        Client().post(SIGN_UP, answers(years_ago(14), username="tom", email="tom@example.org"))
        assert Person.objects.get().username == "tom"

    def test_other_mistakes_in_the_form_do_not_invite_a_second_answer(self) -> None:
        client = Client()
        answer = client.post(
            SIGN_UP, answers(years_ago(12), username="", password1="x", email="no")
        )
        assert answer.headers["Location"] == "/age/later/"
        assert client.post(SIGN_UP, answers(years_ago(20))).headers["Location"] == "/age/later/"

    def test_a_mark_made_up_by_the_browser_counts_for_nothing(self) -> None:
        client = Client()
        client.cookies["later"] = "1:made:up"
        assert client.get(SIGN_UP).status_code == 200

    def test_the_floor_is_the_community_s_own(self, settings: object) -> None:
        settings.AGE_FLOOR = 16  # type: ignore[attr-defined]
        Client().post(SIGN_UP, answers(years_ago(15)))
        assert not Person.objects.exists()

    def test_the_question_may_be_answered_again_after_a_while(
        self, settings: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = Client()
        client.post(SIGN_UP, answers(years_ago(12)))
        empty_cache()
        settings.AGE_RETRY_HOURS = 0  # type: ignore[attr-defined]
        monkeypatch.setattr("django.core.signing.time.time", lambda: 4_000_000_000.0)
        assert client.get(SIGN_UP).status_code == 200


@pytest.mark.parametrize(
    "parts",
    [
        {"birthday_day": "31", "birthday_month": "2", "birthday_year": "2005"},
        {"birthday_day": "1", "birthday_month": "1", "birthday_year": "2999"},
        {"birthday_day": "1", "birthday_month": "1", "birthday_year": "1890"},
        {"birthday_day": "x", "birthday_month": "'", "birthday_year": "-1"},
        {"birthday_day": "1", "birthday_month": "", "birthday_year": "2005"},
        {"birthday_day": "9" * 30, "birthday_month": "1", "birthday_year": "2005"},
    ],
)
def test_impossible_days_are_a_mistake_in_the_form(parts: dict[str, str]) -> None:
    client = Client()
    answer = client.post(SIGN_UP, answers(None, **parts))
    assert answer.status_code == 200
    assert "birthday" in answer.context["form"].errors
    assert "later" not in client.cookies
    assert not Person.objects.exists()


def test_the_birthday_cannot_be_left_out() -> None:
    answer = Client().post(SIGN_UP, answers(None))
    assert answer.context["form"].errors["birthday"] == ["Please choose a day, a month and a year."]
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "handle", ["admin", "Kindreel_Team", "moderator1", "help", "me", "the_admin"]
)
def test_handles_of_the_house_are_kept(handle: str) -> None:
    answer = Client().post(SIGN_UP, answers(years_ago(20), username=handle))
    assert "username" in answer.context["form"].errors


@pytest.mark.parametrize("handle", ["ab", "a" * 25, "mia!", "mi a", "мия", "mia\n"])
def test_handles_that_cannot_be_written_are_refused(handle: str) -> None:
    answer = Client().post(SIGN_UP, answers(years_ago(20), username=handle))
    if handle == "mia\n":  # a line end at the end is only a slip
        assert Person.objects.get().username == "mia"
    else:
        assert "username" in answer.context["form"].errors


def test_capitals_make_no_second_handle(ada: Person) -> None:
    answer = Client().post(SIGN_UP, answers(years_ago(20), username="ADA"))
    assert "username" in answer.context["form"].errors
    assert Person.objects.count() == 1


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../etc", "x" * 40])
def test_an_unknown_time_zone_becomes_the_community_s(zone: str) -> None:
    Client().post(SIGN_UP, answers(years_ago(20), time_zone=zone))
    assert Person.objects.get().time_zone == "UTC"


def test_a_form_without_its_token_is_refused() -> None:
    answer = Client(enforce_csrf_checks=True).post(SIGN_UP, answers(years_ago(20)))
    assert answer.status_code == 403
    assert not Person.objects.exists()


def test_a_second_press_makes_no_second_account() -> None:
    client = Client()
    client.post(SIGN_UP, answers(years_ago(20)))
    assert client.post(SIGN_UP, answers(years_ago(20))).status_code == 302
    assert Person.objects.count() == 1


def test_too_many_accounts_from_one_address_are_slowed_down(settings: object) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/h/ip"}  # type: ignore[attr-defined]
    Client().post(SIGN_UP, answers(None))
    answer = Client().post(SIGN_UP, answers(None))
    assert answer.status_code == 429
    assert "A little slower" in answer.content.decode()
