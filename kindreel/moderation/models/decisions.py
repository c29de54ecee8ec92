"""Decisions, strikes and appeals; the doors to them."""

from django.db import models
from django.db.models import F, Q

from kindreel.moderation.models.cases import Case
from kindreel.moderation.models.kinds import CaseSource, Closing, Outcome
from kindreel.people.models import Person, Viewer

# A report that changed nothing is nobody's business but the reporters', and looking after somebody
# is no decision about them.
TOLD_TO_AUTHOR = (
    ~Q(outcome=Outcome.KEEP) | ~Q(case__source=CaseSource.REPORT) | ~Q(overrides=None)
) & ~Q(case__source=CaseSource.CARE)


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
    """What a moderator decided, and why. Never edited; an appeal adds another.

    A case about care ends with a `closing`, and its reasoning is a note that only the team reads.
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="decision")
    moderator = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="decisions")
    moderator_id_then = models.BigIntegerField()  # stays when the account goes
    author_id_then = models.BigIntegerField(null=True)  # whose subject it was: for the constraint
    appealed_moderator_id = models.BigIntegerField(null=True)  # whose decision was appealed
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    rule = models.CharField(max_length=32, blank=True)  # key of the community rule; empty when kept
    closing = models.CharField(max_length=12, choices=Closing.choices, blank=True)  # care only
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
            models.CheckConstraint(
                condition=Q(closing="") | Q(outcome="keep", rule=""),
                name="moderation_care_takes_nothing_away",
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
