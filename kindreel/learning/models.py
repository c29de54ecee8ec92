"""Rows without names, trials of other models beside the live one, and what was promoted when."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.moderation.models import Case, SubjectKind
from kindreel.people.models import Viewer

COMPARISONS_KEPT = timedelta(days=90)


class LessonQuerySet(models.QuerySet["Lesson"]):
    """Verbs over lessons."""

    def out_of_date(self) -> "LessonQuerySet":
        """Decided longer ago than this community keeps them."""
        first = timezone.localdate() - timedelta(days=settings.LEARNING_DAYS)
        return self.filter(decided_on__lt=first)

    def of_other_keys(self, mark: str) -> "LessonQuerySet":
        """Hashed with a signing key that is no longer there: nobody could be forgotten in them."""
        return self.exclude(key_mark=mark)


class Lesson(models.Model):
    """A text that people decided about, without names, and what the decision says of it.

    The keys are keyed hashes: they find a row again when its author or its words go, and tell equal
    texts from others. No other number leads from here to a comment, a case or a person.
    """

    subject_key = models.CharField(max_length=64, unique=True)
    author_key = models.CharField(max_length=64, db_index=True)
    parent_key = models.CharField(max_length=64, blank=True, db_index=True)
    text_key = models.CharField(max_length=64, db_index=True)
    key_mark = models.CharField(max_length=16)
    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    text = models.TextField()
    parent = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    labels = models.JSONField(default=dict)  # head of screening → true or false
    rule = models.CharField(max_length=32, blank=True)  # empty: it was kept
    on_appeal = models.BooleanField(default=False)
    decided_on = models.DateField(db_index=True)

    objects = LessonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="learning_lesson_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.rule or 'kept'}: {self.text[:40]}"


class Position(models.Model):
    """How far decisions were looked at. Moved by compare-and-set."""

    name = models.CharField(max_length=16, primary_key=True)
    at = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} at {self.at}"


class TrialStage(models.TextChoices):
    """At most one trial runs."""

    RUNNING = "running", "Running"
    ENDED = "ended", "Ended"


class Ending(models.TextChoices):
    """Why a trial ended."""

    STOPPED = "stopped", "Stopped"
    PROMOTED = "promoted", "Promoted"
    REPLACED = "replaced", "Another one began"
    OVERTAKEN = "overtaken", "Another model went live"
    FAILED = "failed", "Its files are damaged"


class TrialQuerySet(models.QuerySet["Trial"]):
    """Verbs over trials."""

    def running(self) -> "TrialQuerySet":
        """The one that runs, if any."""
        return self.filter(stage=TrialStage.RUNNING)


class Trial(models.Model):
    """A candidate that reads in the shadow of the live model; it decides nothing."""

    name = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)  # of its files when it began
    beside = models.CharField(max_length=40)  # what was live then
    stage = models.CharField(max_length=7, choices=TrialStage.choices, default=TrialStage.RUNNING)
    comment_at = models.BigIntegerField()  # the last comment read
    clip_at = models.BigIntegerField()  # the last clip whose words were read
    began_at = models.DateTimeField(auto_now_add=True)
    began_by = models.BigIntegerField(null=True)  # None: from the console; kept when accounts go
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    ending = models.CharField(max_length=9, choices=Ending.choices, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stage"], condition=Q(stage="running"), name="learning_one_trial_runs"
            ),
            models.CheckConstraint(
                condition=Q(stage="running", ended_at=None, ending="")
                | (Q(stage="ended", ended_at__isnull=False) & ~Q(ending="")),
                name="learning_ended_trial_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} beside {self.beside}"


class Advised(models.TextChoices):
    """What a reader advised; not read means that it would be held for a person."""

    PUBLISH = "publish", "Publish"
    CARE = "care", "Offer help"
    NUDGE = "nudge", "Ask again"
    HOLD = "hold", "Hold"
    UNREAD = "unread", "Not read"


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    """Verbs over comparisons, and the door to the words behind them."""

    def out_of_date(self) -> "ComparisonQuerySet":
        """Read longer ago than comparisons are kept."""
        return self.filter(at__lt=timezone.now() - COMPARISONS_KEPT)

    def differing(self) -> "ComparisonQuerySet":
        """Where the two readers advise different things."""
        return self.exclude(live_advice=F("candidate_advice"))

    def with_words_for(self, viewer: Viewer) -> "ComparisonQuerySet":
        """The door: what this moderator may read, in public or on a case; nothing of their own."""
        rows = self.none()
        for kind, model in ((SubjectKind.COMMENT, Comment), (SubjectKind.CLIP, Clip)):
            cases = Case.objects.readable_by(viewer).filter(subject_kind=kind)
            seen = model.objects.visible_to(viewer).exclude(author=viewer.pk).values("pk")
            may = Q(subject_id__in=seen) | Q(subject_id__in=cases.values("subject_id"))
            rows = rows | self.filter(may, kind=kind)
        return rows


class Comparison(models.Model):
    """What the live model and a candidate advised about one comment or clip. Never its words."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="comparisons")
    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    subject_id = models.BigIntegerField()
    language = models.CharField(max_length=8, blank=True)
    live_advice = models.CharField(max_length=7, choices=Advised.choices)
    candidate_advice = models.CharField(max_length=7, choices=Advised.choices)
    live_scores = models.JSONField(default=dict)
    candidate_scores = models.JSONField(default=dict)
    live_ms = models.FloatField()
    candidate_ms = models.FloatField()
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["trial", "kind", "subject_id"], name="learning_compared_once"
            ),
        ]
        indexes = [models.Index(fields=["kind", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}: {self.live_advice}, {self.candidate_advice}"


class Promotion(models.Model):
    """Who made which model the live one, and on what figures. Rows are only ever added."""

    number = models.PositiveBigIntegerField(primary_key=True)
    name = models.CharField(max_length=40)
    was = models.CharField(max_length=40)
    models_read = models.CharField(max_length=200)
    policy = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    figures = models.JSONField(default=dict)  # of the trial, as they stood
    by = models.BigIntegerField(null=True)  # None: from the console; kept when accounts go
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"#{self.number} {self.was} → {self.name}"
