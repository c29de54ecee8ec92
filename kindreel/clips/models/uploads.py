"""Uploads on their way: what was acknowledged, and until when it is kept."""

import base64
import re
import secrets

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kindreel.clips.models.clips import Clip
from kindreel.lib.plain_text import clean
from kindreel.people.models import Person, Viewer

KEY = re.compile(r"[A-Za-z0-9_-]{22}")


class UploadStage(models.TextChoices):
    """What became of an upload."""

    ARRIVING = "arriving", "On its way"
    POSTED = "posted", "A clip was made of it"
    GONE = "gone", "Waited too long; its file is deleted"


def new_key() -> str:
    """Return 22 characters nobody can guess, for an upload's address and file."""
    return secrets.token_urlsafe(16)


class UploadQuerySet(models.QuerySet["Upload"]):
    """The doors to uploads."""

    def owned_by(self, viewer: Viewer) -> "UploadQuerySet":
        """The door: one's own uploads, those whose time is over included."""
        return self.filter(person_id=viewer.pk) if isinstance(viewer, Person) else self.none()

    def called(self, key: str) -> "Upload | None":
        """The upload with this key; what cannot be a key is not looked for."""
        return self.filter(key=key).first() if KEY.fullmatch(key) else None

    def arriving(self) -> "UploadQuerySet":
        """Uploads that can still be gone on with, or be posted."""
        return self.filter(stage=UploadStage.ARRIVING, expires_at__gt=timezone.now())

    def whole(self) -> "UploadQuerySet":
        """Uploads of which every byte is here."""
        return self.filter(offset=F("length"))


class Upload(models.Model):
    """One file on its way. `offset` bytes are acknowledged; what lies beyond counts for nothing.

    Whoever writes takes a turn first; a later turn ends the earlier one.
    """

    key = models.CharField(max_length=22, unique=True, default=new_key)
    person = models.ForeignKey(Person, models.CASCADE, related_name="uploads")
    length = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    told = models.CharField(max_length=2000, blank=True)  # the client's words, given back as sent
    turn = models.PositiveIntegerField(default=0)
    stage = models.CharField(
        max_length=8, choices=UploadStage.choices, default=UploadStage.ARRIVING
    )
    clip = models.OneToOneField(Clip, models.CASCADE, null=True, related_name="upload")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    objects = UploadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["stage", "expires_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(offset__lte=F("length")), name="clips_upload_never_over_its_length"
            ),
            models.CheckConstraint(
                condition=Q(stage="posted", offset=F("length"), clip__isnull=False)
                | (~Q(stage="posted") & Q(clip__isnull=True)),
                name="clips_upload_posted_is_a_clip",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_whole(self) -> bool:
        """Every byte is here."""
        return self.offset == self.length

    @property
    def file_name(self) -> str:
        """The name the client told, made harmless; a plain word where it told none."""
        told = dict(pair.strip().partition(" ")[::2] for pair in self.told.split(","))
        try:
            name = base64.b64decode(told.get("filename", ""), validate=True).decode()
        except ValueError:
            name = ""
        return clean(name)[:80] or "Your video"

    @property
    def percent(self) -> int:
        """How much of it is here."""
        return 100 * self.offset // max(self.length, 1)

    @property
    def is_over(self) -> bool:
        """Its time ran out."""
        return self.stage == UploadStage.GONE or (
            self.stage == UploadStage.ARRIVING and self.expires_at <= timezone.now()
        )
