"""Every write of notices: telling, reading, choosing, and the stages of mail."""

from datetime import datetime, timedelta
from typing import TypedDict, Unpack

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import Truncator

from kindreel.notices.models import (
    EmailStage,
    Notice,
    NoticeKind,
    NoticePreference,
    NoticeQuerySet,
    notices_about,
    preferences_of,
)
from kindreel.notices.rules import Recipient, Ways, mail_after, ways_for

MAIL_TRIES = 5
MAIL_LEASE = timedelta(minutes=15)


class Details(TypedDict, total=False):
    """What a notice may say beside its title.

    `about` makes it be told once; `by` is whoever caused it: their account takes it along.
    """

    words: str
    link: str
    about: str
    by: AbstractBaseUser


def notify(
    *, recipient: Recipient, kind: NoticeKind, title: str, **details: Unpack[Details]
) -> Notice | None:
    """Tell somebody something, inside the caller's transaction; None if unwanted or told before."""
    choice = next(iter(preferences_of(recipient.pk, kind)), None)
    ways = ways_for(kind, choice, is_minor=recipient.is_minor, has_email=bool(recipient.email))
    if not ways.in_app:
        return None
    row = _row(recipient, kind, title, details) | _mail_fields(recipient, ways)
    about = details.get("about", "")
    if not about:
        return Notice.objects.create(about="", recipient_id=recipient.pk, **row)
    return None if notices_about(recipient.pk, about) else _told_now(recipient, about, row)


def _told_now(recipient: Recipient, about: str, row: dict[str, object]) -> Notice | None:
    try:
        with transaction.atomic():
            return Notice.objects.create(recipient_id=recipient.pk, about=about, **row)
    except IntegrityError:
        if not notices_about(recipient.pk, about):
            raise
        return None  # somebody else told it in the meantime


def _row(recipient: Recipient, kind: NoticeKind, title: str, details: Details) -> dict[str, object]:
    by = details.get("by")
    return {
        "kind": kind,
        "title": Truncator(title).chars(120),
        "words": details.get("words", ""),
        "link": details.get("link", ""),
        "by_id": by.pk if by and by.pk != recipient.pk else None,
    }


def _mail_fields(recipient: Recipient, ways: Ways) -> dict[str, object]:
    if not ways.email:
        return {"email_stage": EmailStage.NONE}
    return {
        "email_stage": EmailStage.DUE,
        "email_after": mail_after(timezone.now(), recipient),
    }


def mark_read(*, person_id: int, notice_id: int) -> bool:
    """Mark one of one's own notices as read; False if it is not theirs or was read before."""
    theirs = Notice.objects.belonging_to(person_id).filter(pk=notice_id).unread()
    return theirs.update(read_at=timezone.now()) == 1


def mark_all_read(*, person_id: int, up_to: int) -> int:
    """Mark one's own notices as read, up to the newest that was on the page."""
    theirs = Notice.objects.belonging_to(person_id).filter(pk__lte=up_to).unread()
    return theirs.order_by().update(read_at=timezone.now())


def choose_ways(*, person_id: int, kind: NoticeKind, ways: Ways) -> None:
    """Keep how somebody wants to hear of one kind of thing."""
    NoticePreference.objects.update_or_create(
        person_id=person_id,
        kind=kind,
        defaults={"in_app": ways.in_app, "email": ways.in_app and ways.email},
    )


@transaction.atomic
def withdraw(*, recipient_id: int, by_id: int) -> None:
    """Take back what one person caused another to be told, as after a block."""
    Notice.objects.filter(recipient_id=recipient_id, by_id=by_id).delete()


def claim_mail(*, recipient_id: int, now: datetime) -> list[Notice]:
    """Take everything due for one person: nobody else sends it while the lease runs."""
    lease = now + MAIL_LEASE
    due = Notice.objects.mail_due(now).filter(recipient_id=recipient_id)
    due.update(
        email_stage=EmailStage.SENDING,
        email_attempts=F("email_attempts") + 1,
        email_after=lease,
    )
    taken = Notice.objects.filter(
        recipient_id=recipient_id, email_stage=EmailStage.SENDING, email_after=lease
    )
    return list(taken.select_related("by").order_by("pk"))


def put_off_mail(*, recipient_id: int, now: datetime, until: datetime) -> None:
    """Let mail that became due at night wait for the morning."""
    due = Notice.objects.mail_due(now).filter(recipient_id=recipient_id)
    due.update(email_stage=EmailStage.DUE, email_after=until)


def finish_mail(*, notices: list[Notice], stage: EmailStage) -> int:
    """Say how mail that was claimed ended; changes only what is still claimed."""
    return _claimed(notices).update(email_stage=stage, email_after=None)


def retry_mail(*, notices: list[Notice], now: datetime) -> None:
    """Put mail back that could not be sent, later each time; give up after a few tries."""
    for notice in notices:
        tries = notice.email_attempts
        if tries >= MAIL_TRIES:
            finish_mail(notices=[notice], stage=EmailStage.FAILED)
        else:
            _claimed([notice]).update(
                email_stage=EmailStage.DUE, email_after=now + timedelta(minutes=5 * 4**tries)
            )


def _claimed(notices: list[Notice]) -> NoticeQuerySet:
    ids = [notice.pk for notice in notices]
    return Notice.objects.filter(
        pk__in=ids, email_stage=EmailStage.SENDING, email_after=notices[0].email_after
    )
