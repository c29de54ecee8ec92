"""The standing every subject carries, and the ledger of how it came to be so."""

from typing import ClassVar

from django.db import models


class Standing(models.TextChoices):
    """May this be seen, and may this person act?"""

    LIVE = "live", "Live"
    LIMITED = "limited", "Limited"
    HELD = "held", "Held for review"
    REMOVED = "removed", "Removed"


class Subject(models.Model):
    """Something a person may have to answer for: an account, a clip, a comment."""

    standing = models.CharField(
        max_length=8, choices=Standing.choices, default=Standing.LIVE, db_index=True
    )

    subject_kind: ClassVar[str] = ""

    class Meta:
        abstract = True

    @property
    def is_live(self) -> bool:
        """True when nothing keeps this from being shown."""
        return self.standing == Standing.LIVE


class LedgerEntry(models.Model):
    """One change of standing. Rows are only ever added; each carries the hash of the one before."""

    number = models.PositiveBigIntegerField(primary_key=True)
    subject_kind = models.CharField(max_length=16)
    subject_id = models.BigIntegerField()
    was = models.CharField(max_length=8, choices=Standing.choices)
    now = models.CharField(max_length=8, choices=Standing.choices)
    actor_id = models.BigIntegerField(null=True)  # kept when the account goes: no foreign key
    cause = models.CharField(max_length=32)
    rule = models.CharField(max_length=32, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(was=models.F("now")), name="standing_entry_changes_something"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number} {self.subject_kind} {self.subject_id}: {self.was} → {self.now}"


class LedgerHead(models.Model):
    """The one row that writers lock, so that the chain has one end."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="standing_one_head"),
        ]

    def __str__(self) -> str:
        return f"head at {self.number}"
