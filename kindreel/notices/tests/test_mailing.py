"""Mail for notices: once, not at night, and never lost."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from kindreel.notices.actions import MAIL_LEASE, MAIL_TRIES, claim_mail, mark_all_read, notify
from kindreel.notices.models import EmailStage, Notice, NoticeKind
from kindreel.notices.steps import deliver_due_mail
from kindreel.people.models import Person

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 6, 10, 23, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _it_is_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, NOON)


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def decision(person: Person, title: str = "A decision", **details: str) -> Notice:
    notice = notify(recipient=person, kind=NoticeKind.MODERATION, title=title, **details)  # type: ignore[arg-type]
    assert notice is not None
    return notice


def stage_of(notice: Notice) -> str:
    return str(Notice.objects.values_list("email_stage", flat=True).get(pk=notice.pk))


def test_it_sends_plain_words_and_a_page(mia: Person) -> None:
    notice = decision(mia, "Your comment is back", words="We <b>looked</b>.", link="/decisions/1/")
    assert deliver_due_mail() == 1
    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == (["mia@example.org"], "Your comment is back")
    assert "We <b>looked</b>." in letter.body
    assert "http://127.0.0.1:8000/decisions/1/" in letter.body
    page = str(letter.alternatives[0][0])  # type: ignore[attr-defined]
    assert "We &lt;b&gt;looked&lt;/b&gt;." in page
    assert stage_of(notice) == EmailStage.SENT


def test_it_sends_nothing_twice(mia: Person) -> None:
    decision(mia)
    assert [deliver_due_mail(), deliver_due_mail()] == [1, 0]
    assert len(mail.outbox) == 1


def test_several_things_come_in_one_letter(mia: Person, ada: Person) -> None:
    for title in ("One", "Two"):
        decision(mia, title)
    decision(ada, "Three")
    assert deliver_due_mail() == 2
    by_address = {letter.to[0]: letter for letter in mail.outbox}
    assert by_address["mia@example.org"].subject == "2 new things for you on Kindreel"
    assert "One" in by_address["mia@example.org"].body
    assert "Three" not in by_address["mia@example.org"].body


def test_at_night_an_under_18_is_left_alone(
    mia: Person, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, NIGHT)
    decision(mia)
    decision(ada)
    assert deliver_due_mail() == 1
    assert mail.outbox[0].to == ["ada@example.org"]
    set_clock(monkeypatch, NIGHT + timedelta(hours=8))
    assert deliver_due_mail() == 1


def test_mail_held_up_until_night_waits_for_the_morning(
    mia: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision(mia)
    set_clock(monkeypatch, NIGHT)
    assert deliver_due_mail() == 0
    set_clock(monkeypatch, NIGHT + timedelta(hours=8))
    assert deliver_due_mail() == 1


def test_small_talk_goes_only_to_confirmed_addresses_and_not_once_read(ada: Person) -> None:
    def tell() -> None:
        notify(recipient=ada, kind=NoticeKind.COMMENT, title="Noah answers you")

    tell()
    assert deliver_due_mail() == 0
    assert Notice.objects.get().email_stage == EmailStage.NONE
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    tell()
    mark_all_read(person_id=ada.pk, up_to=Notice.objects.latest("pk").pk)
    assert deliver_due_mail() == 0
    tell()
    assert deliver_due_mail() == 1


class TestWhenTheMailServerFails:
    @pytest.fixture(autouse=True)
    def _server_is_down(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> int:
            raise SMTPServerDisconnected("gone")

        monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)

    def test_it_tries_again_later_and_gives_up_after_a_few_times(
        self, mia: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        notice = decision(mia)
        assert deliver_due_mail() == 0
        assert deliver_due_mail() == 0
        notice.refresh_from_db()
        assert (notice.email_stage, notice.email_attempts) == (EmailStage.DUE, 1)
        for day in range(1, MAIL_TRIES + 3):
            set_clock(monkeypatch, NOON + timedelta(days=day))
            deliver_due_mail()
        notice.refresh_from_db()
        assert (notice.email_stage, notice.email_attempts) == (EmailStage.FAILED, MAIL_TRIES)

    def test_one_person_s_trouble_does_not_stop_the_others(self, mia: Person, ada: Person) -> None:
        decision(mia)
        decision(ada)
        deliver_due_mail()
        assert set(Notice.objects.values_list("email_attempts", flat=True)) == {1}


def test_a_sender_that_died_is_followed_by_another(
    mia: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision(mia)
    assert len(claim_mail(recipient_id=mia.pk, now=NOON)) == 1
    assert deliver_due_mail() == 0
    set_clock(monkeypatch, NOON + MAIL_LEASE)
    assert deliver_due_mail() == 1
