"""What people have been told, and how they want to be told."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from kindreel.standing.models import Standing
from kindreel.statements import prepared

# What an account that was taken away caused says its name, and so it is not shown either.
AWAY = (Standing.HELD, Standing.REMOVED)
BY_SOMEBODY_PRESENT = Q(by=None) | (Q(by__is_active=True) & ~Q(by__standing__in=AWAY))


class NoticeKind(models.TextChoices):
    """What a notice is about. Moderation and safety cannot be switched off."""

    FOLLOW = "follow", "Somebody follows you or asks to"
    LIKE = "like", "Somebody likes what you made"
    COMMENT = "comment", "Somebody comments on your clip or answers you"
    MENTION = "mention", "Somebody mentions you"
    CLIP = "clip", "Your clip is ready, or could not be used"
    MODERATION = "moderation", "Decisions about what you posted or reported"
    ACCOUNT = "account", "Your account and its safety"
    CAMPAIGN = "campaign", "Campaigns you take part in"


class EmailStage(models.TextChoices):
    """How far the e-mail for a notice got."""

    NONE = "none", "No e-mail"
    DUE = "due", "To be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Gave up"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Verbs over notices."""

    def belonging_to(self, person_id: int) -> "NoticeQuerySet":
        """The door: one's own, caused by nobody or by somebody present; newest first."""
        return self.filter(BY_SOMEBODY_PRESENT, recipient_id=person_id).order_by(
            "-created_at", "-pk"
        )

    def unread(self) -> "NoticeQuerySet":
        """Not looked at yet."""
        return self.filter(read_at=None)

    def mail_due(self, now: datetime) -> "NoticeQuerySet":
        """Mail to be sent by now, and mail whose sender has not come back within its lease."""
        return self.filter(
            email_stage__in=(EmailStage.DUE, EmailStage.SENDING), email_after__lte=now
        )


class Notice(models.Model):
    """One thing one person was told."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    by = models.ForeignKey(  # whoever caused it: what it says of them goes with their account
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="notices_caused"
    )
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    link = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=80, blank=True)  # same recipient and `about`: told once
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    email_stage = models.CharField(
        max_length=7, choices=EmailStage.choices, default=EmailStage.NONE
    )
    email_after = models.DateTimeField(null=True)
    email_attempts = models.PositiveSmallIntegerField(default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "about"],
                condition=~models.Q(about=""),
                name="notices_told_once",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-created_at"]),
            models.Index(fields=["recipient", "read_at"]),
            models.Index(
                fields=["email_after"],
                condition=models.Q(email_stage__in=("due", "sending")),
                name="notices_email_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NoticePreference(models.Model):
    """How one person wants one kind of notice. No row: the default of the kind."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preferences"
    )
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    in_app = models.BooleanField(default=True)
    email = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="notices_one_preference"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


@prepared
def notices_about(recipient_id: int, about: str) -> models.QuerySet[Notice, int]:
    """Ids of what somebody was told about one thing: at most one."""
    return Notice.objects.filter(recipient_id=recipient_id, about=about).values_list(
        "pk", flat=True
    )


@prepared
def preferences_of(person_id: int, kind: NoticeKind) -> models.QuerySet[NoticePreference]:
    """What somebody chose for one kind: at most one row."""
    return NoticePreference.objects.filter(person_id=person_id, kind=kind)
