"""Cases and reports; the doors to them."""

import secrets
from collections import Counter
from typing import Any

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q

from kindreel.moderation.models.kinds import (
    SERIOUS,
    CaseSource,
    CaseStage,
    Category,
    SubjectKind,
)
from kindreel.people.models import Person, Viewer
from kindreel.standing.models import Subject

Snapshot = dict[str, Any]
ABOUT_CARE = Q(source=CaseSource.CARE)


def _of_own_decision(viewer: Viewer) -> Q:
    return Q(appeal__decision__moderator_id_then=viewer.pk or 0)


class CaseQuerySet(models.QuerySet["Case"]):
    """Doors over cases."""

    def open(self) -> "CaseQuerySet":
        """Not decided yet."""
        return self.filter(stage=CaseStage.OPEN)

    def about(self, subject: Subject) -> "CaseQuerySet":
        """Cases about one clip, comment or account."""
        return self.filter(subject_kind=subject.subject_kind, subject_id=subject.pk)

    def asking_like(self, source: CaseSource) -> "CaseQuerySet":
        """Cases about care when `source` is; otherwise those about the rules."""
        return self.filter(ABOUT_CARE if source == CaseSource.CARE else ~ABOUT_CARE)

    def open_for(self, viewer: Viewer) -> "CaseQuerySet":
        """The door: open, not about oneself, not an appeal of one's own decision."""
        return self.readable_by(viewer).open()

    def readable_by(self, viewer: Viewer) -> "CaseQuerySet":
        """Cases this moderator may read, decided ones included."""
        if not isinstance(viewer, Person) or not viewer.is_moderator or not viewer.may_post:
            return self.none()
        return self.exclude(author=viewer).exclude(_of_own_decision(viewer))

    def waiting_for_others(self, viewer: Viewer) -> "CaseQuerySet":
        """Open appeals of this moderator's own decisions: somebody else has to answer them."""
        return self.open().filter(_of_own_decision(viewer))

    def most_serious_first(self) -> "CaseQuerySet":
        """Who may need care, then what cannot wait, then the oldest."""
        reports = Report.objects.filter(case=OuterRef("pk"), category__in=SERIOUS)
        cares = ExpressionWrapper(ABOUT_CARE, models.BooleanField())
        marked = self.annotate(cares=cares, serious=Exists(reports))
        return marked.order_by("-cares", "-serious", "opened_at", "pk")


class Case(models.Model):
    """One question to a moderator about one subject.

    At most one about the rules is open per subject, and beside it one about care: they are asked
    and answered apart.
    """

    subject_kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    subject_id = models.BigIntegerField()
    author = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="cases")
    source = models.CharField(max_length=9, choices=CaseSource.choices)
    stage = models.CharField(max_length=7, choices=CaseStage.choices, default=CaseStage.OPEN)
    snapshot = models.JSONField(default=dict)  # what was said or shown when the case began
    opened_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(stage="open") & ~Q(source="care"),
                name="moderation_one_open_case",
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(stage="open", source="care"),
                name="moderation_one_open_care_case",
            ),
            models.CheckConstraint(
                condition=Q(stage="open", decided_at=None)
                | Q(stage="decided", decided_at__isnull=False),
                name="moderation_decided_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["stage", "opened_at"]),
            models.Index(fields=["subject_kind", "subject_id"]),
        ]

    def __str__(self) -> str:
        return f"Case {self.pk}: {self.subject_kind} {self.subject_id}"

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        handle = self.snapshot.get("handle", "")
        if not handle:
            return self.get_subject_kind_display()
        link = " " if self.subject_kind == SubjectKind.PERSON else " by "
        return f"{self.get_subject_kind_display()}{link}@{handle}"

    @property
    def named(self) -> list[tuple[str, int]]:
        """What reports call it, and how many call it so; most first."""
        counts = Counter(report.get_category_display() for report in self.reports.all())
        return counts.most_common()

    @property
    def is_care(self) -> bool:
        """It asks whether somebody needs care, and about no rule."""
        return self.source == CaseSource.CARE

    @property
    def is_open(self) -> bool:
        """Nobody has decided yet."""
        return self.stage == CaseStage.OPEN


def new_receipt() -> str:
    """Return a short code by which a reporter can find their report again."""
    return secrets.token_hex(4).upper()


class ReportQuerySet(models.QuerySet["Report"]):
    """The door to reports."""

    def made_by(self, viewer: Viewer) -> "ReportQuerySet":
        """One's own reports only: nobody else's, whoever asks."""
        return self.filter(reporter_id=viewer.pk) if isinstance(viewer, Person) else self.none()


class Report(models.Model):
    """Somebody says that something is not right. Who and why is never shown to the reported."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="reports")
    category = models.CharField(max_length=10, choices=Category.choices)
    words = models.TextField(max_length=1000, blank=True)
    receipt = models.CharField(max_length=8, unique=True, default=new_receipt)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "reporter"], name="moderation_one_report_each"),
        ]

    def __str__(self) -> str:
        return self.receipt
