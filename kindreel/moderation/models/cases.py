"""Reports, cases, decisions, strikes and appeals; the doors to them."""

import secrets
from collections import Counter
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kindreel.people.models import Person, Viewer
from kindreel.standing.models import Subject


class SubjectKind(models.TextChoices):
    """What a case can be about."""

    CLIP = "clip", "Clip"
    COMMENT = "comment", "Comment"
    PERSON = "person", "Account"


class Category(models.TextChoices):
    """Why somebody reports. The order is the order of the form."""

    BULLYING = "bullying", "Bullying or making fun of someone"
    HATE = "hate", "Hate against a group"
    THREAT = "threat", "A threat, or wishing harm"
    SELF_HARM = "self_harm", "Someone may hurt themselves"
    SEXUAL = "sexual", "Something sexual"
    PRIVATE = "private", "Private things shared without asking"
    PRETENDING = "pretending", "Pretending to be someone else"
    SPAM = "spam", "Spam or a trick"
    UNDER_AGE = "under_age", "Someone too young to be here"
    OTHER = "other", "Something else"


SERIOUS = (Category.SELF_HARM, Category.THREAT, Category.UNDER_AGE)


class CaseStage(models.TextChoices):
    """A case is open until it is decided."""

    OPEN = "open", "Open"
    DECIDED = "decided", "Decided"


class CaseSource(models.TextChoices):
    """How a case came to be."""

    REPORT = "report", "Reported"
    SCREENING = "screening", "Held by screening"
    APPEAL = "appeal", "Appeal"


class Outcome(models.TextChoices):
    """What a decision does to its subject."""

    KEEP = "keep", "Leave it as it is"
    LIMIT = "limit", "Show it to fewer people"
    REMOVE = "remove", "Take it down"


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
        """What cannot wait, then the oldest."""
        reports = Report.objects.filter(case=OuterRef("pk"), category__in=SERIOUS)
        return self.annotate(serious=Exists(reports)).order_by("-serious", "opened_at", "pk")


class Case(models.Model):
    """One question to a moderator about one subject. At most one is open per subject."""

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
                condition=Q(stage="open"),
                name="moderation_one_open_case",
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


# A report that changed nothing is nobody's business but the reporters'.
TOLD_TO_AUTHOR = ~Q(outcome=Outcome.KEEP) | ~Q(case__source=CaseSource.REPORT) | ~Q(overrides=None)


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Doors over decisions."""

    def told_to(self, viewer: Viewer) -> "DecisionQuerySet":
        """The door for whom a decision is about."""
        if not isinstance(viewer, Person):
            return self.none()
        return self.filter(TOLD_TO_AUTHOR, case__author=viewer)

    def about_subject_of(self, case: Case) -> "DecisionQuerySet":
        """Every decision on the clip, comment or account that a case is about."""
        return self.filter(case__subject_kind=case.subject_kind, case__subject_id=case.subject_id)

    def in_force(self) -> "DecisionQuerySet":
        """Decisions that keep something from being seen and that no later one overrides."""
        return self.exclude(outcome=Outcome.KEEP).filter(overridden_by=None)


class Decision(models.Model):
    """What a moderator decided, and why. Never edited; an appeal adds another."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="decision")
    moderator = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="decisions")
    moderator_id_then = models.BigIntegerField()  # stays when the account goes
    author_id_then = models.BigIntegerField(null=True)  # whose subject it was: for the constraint
    appealed_moderator_id = models.BigIntegerField(null=True)  # whose decision was appealed
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    rule = models.CharField(max_length=32, blank=True)  # key of the community rule; empty when kept
    facts = models.TextField(blank=True)
    reasoning = models.TextField()
    overrides = models.ForeignKey("self", models.PROTECT, null=True, related_name="overridden_by")
    at = models.DateTimeField(auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(author_id_then=None) | ~Q(moderator_id_then=F("author_id_then")),
                name="moderation_nobody_decides_on_themselves",
            ),
            models.CheckConstraint(
                condition=Q(appealed_moderator_id=None)
                | ~Q(moderator_id_then=F("appealed_moderator_id")),
                name="moderation_nobody_decides_their_own_appeal",
            ),
            models.CheckConstraint(condition=~Q(reasoning=""), name="moderation_reason_given"),
            models.CheckConstraint(
                condition=Q(outcome="keep") | ~Q(rule=""), name="moderation_rule_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} ({self.case_id})"


class StrikeQuerySet(models.QuerySet["Strike"]):
    """Verbs over strikes."""

    def standing(self) -> "StrikeQuerySet":
        """Not taken back by an appeal."""
        return self.filter(lifted_at=None)


class Strike(models.Model):
    """An upheld decision against somebody counts for a while."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="strikes")
    decision = models.OneToOneField(Decision, models.CASCADE, related_name="strike")
    at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True)  # an appeal took it back

    objects = StrikeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id} at {self.at:%Y-%m-%d}"


class Appeal(models.Model):
    """The author asks that somebody else looks again: a new case for another moderator."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="appeal")
    case = models.OneToOneField(Case, models.CASCADE, related_name="appeal")
    words = models.TextField(max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Appeal of {self.decision_id}"


Snapshot = dict[str, Any]
