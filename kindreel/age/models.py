"""Evidence of an age band. Never a birth date."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from kindreel.notices.models import Notice
from kindreel.people.models import AgeBand, Person


class EvidenceSource(models.TextChoices):
    """Where the evidence came from. Issue by issue more ways are added."""

    DECLARED = "declared", "The person answered the age question"
    REVIEW = "review", "A moderator or operator looked into it"


class AgeEvidenceQuerySet(models.QuerySet["AgeEvidence"]):
    """Verbs over evidence."""

    def last_of(self, person: Person) -> "AgeEvidence | None":
        """What is known of somebody by now."""
        return self.filter(person=person).order_by("-pk").first()

    def is_due(self, person: Person, today: date) -> bool:
        """Somebody may have grown out of their band."""
        last = self.last_of(person)
        return bool(last and last.ask_again_on and last.ask_again_on <= today)

    def to_be_asked_again(self, today: date) -> "AgeEvidenceQuerySet":
        """The last evidence of people who may have grown out of their band and were not told."""
        newest = AgeEvidence.objects.filter(person=OuterRef("person")).order_by("-pk").values("pk")
        due = self.filter(ask_again_on__lte=today, person__is_active=True)
        last = due.annotate(newest=Subquery(newest[:1])).filter(pk=F("newest"))
        told = Concat(Value("age:"), Cast("pk", models.CharField()))
        return (
            last.annotate(told=told)
            .exclude(
                Exists(Notice.objects.filter(recipient=OuterRef("person"), about=OuterRef("told")))
            )
            .select_related("person")
        )


class AgeEvidence(models.Model):
    """One piece of evidence, append-only. `ask_again_on` is rounded so that no birthday shows."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="age_evidence")
    source = models.CharField(max_length=8, choices=EvidenceSource.choices)
    band = models.CharField(max_length=7, choices=AgeBand.choices)
    ask_again_on = models.DateField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AgeEvidenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id}: {self.band} ({self.source})"
