"""Mail for notices: a sweep, so that a stopped worker loses nothing."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import cast

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import timezone

from kindreel.notices.actions import claim_mail, finish_mail, put_off_mail, retry_mail
from kindreel.notices.models import AWAY, EmailStage, Notice
from kindreel.notices.rules import ALWAYS, Recipient, mail_after
from kindreel.work.sweeps import sweep

log = logging.getLogger(__name__)

PEOPLE_A_RUN = 200


@sweep(every=timedelta(minutes=1))
def deliver_due_mail() -> int:
    """Send what is due, one mail a person; return how many mails went out."""
    now = timezone.now()
    due = Notice.objects.mail_due(now).order_by().values_list("recipient_id", flat=True)
    ids = list(due.distinct()[:PEOPLE_A_RUN])
    people = get_user_model().objects.filter(pk__in=ids)
    with get_connection() as connection:
        return sum(_deliver(cast("Recipient", person), now, connection) for person in people)


def _deliver(recipient: Recipient, now: datetime, connection: BaseEmailBackend) -> bool:
    after = mail_after(now, recipient)
    if after > now:
        put_off_mail(recipient_id=recipient.pk, now=now, until=after)
        return False
    claimed = claim_mail(recipient_id=recipient.pk, now=now)
    sendable = _wanted(recipient, claimed)
    dropped = [notice for notice in claimed if notice not in sendable]
    if dropped:
        finish_mail(notices=dropped, stage=EmailStage.NONE)
    return bool(sendable) and _send(recipient, sendable, connection, now)


def _wanted(recipient: Recipient, notices: list[Notice]) -> list[Notice]:
    """Leave out what was read, whoever was taken away, and small talk to unconfirmed addresses."""
    if not recipient.email:
        return []
    known = EmailAddress.objects.filter(
        user_id=recipient.pk, email__iexact=recipient.email, verified=True
    ).exists()
    return [
        notice
        for notice in notices
        if notice.kind in ALWAYS
        or (known and notice.read_at is None and _is_by_somebody_present(notice))
    ]


def _is_by_somebody_present(notice: Notice) -> bool:
    return notice.by is None or (notice.by.is_active and notice.by.standing not in AWAY)


def _send(
    recipient: Recipient, notices: list[Notice], connection: BaseEmailBackend, now: datetime
) -> bool:
    try:
        _mail(recipient, notices, connection).send()
    except (SMTPException, OSError) as error:
        log.warning("mail for account %s was not taken: %s", recipient.pk, type(error).__name__)
        retry_mail(notices=notices, now=now)
        return False
    finish_mail(notices=notices, stage=EmailStage.SENT)
    return True


def _mail(
    recipient: Recipient, notices: list[Notice], connection: BaseEmailBackend
) -> EmailMultiAlternatives:
    words = {
        "notices": notices,
        "recipient": recipient,
        "community_name": settings.COMMUNITY_NAME,
        "address": settings.SITE_ADDRESS,
    }
    mail = EmailMultiAlternatives(
        _subject(notices),
        render_to_string("notices/mail.txt", words),
        to=[recipient.email],
        connection=connection,
    )
    mail.attach_alternative(render_to_string("notices/mail.html", words), "text/html")
    return mail


def _subject(notices: list[Notice]) -> str:
    if len(notices) == 1:
        return " ".join(notices[0].title.split())
    return f"{len(notices)} new things for you on {settings.COMMUNITY_NAME}"
