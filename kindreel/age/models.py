"""Evidence of an age band. Never a birth date."""

from django.db import models

from kindreel.people.models import AgeBand, Person


class EvidenceSource(models.TextChoices):
    """Where the evidence came from. Issue by issue more ways are added."""

    DECLARED = "declared", "The person answered the age question"
    REVIEW = "review", "A moderator or operator looked into it"


class AgeEvidence(models.Model):
    """One piece of evidence, append-only. `ask_again_on` is rounded so that no birthday shows."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="age_evidence")
    source = models.CharField(max_length=8, choices=EvidenceSource.choices)
    band = models.CharField(max_length=7, choices=AgeBand.choices)
    ask_again_on = models.DateField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.band} ({self.source})"
