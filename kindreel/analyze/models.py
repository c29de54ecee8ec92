"""Keys of other communities, how much each was used, and scores they suggested. No texts asked."""

from datetime import date

from django.db import models
from django.db.models import Q, Sum

from kindreel.people.models import Person, Viewer

DIGEST = 64  # hex digits of SHA-256


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    """Doors over keys."""

    def managed_by(self, viewer: Viewer) -> "ApiKeyQuerySet":
        """The operator's door: every key, newest first; nobody else sees any."""
        if not isinstance(viewer, Person) or not viewer.is_operator or not viewer.may_post:
            return self.none()
        return self.order_by("revoked_at", "-pk")

    def usable(self) -> "ApiKeyQuerySet":
        """Not revoked. Whether it has expired is told apart, in words of its own."""
        return self.filter(revoked_at=None)


class ApiKey(models.Model):
    """What lets another community ask. Of the key itself only a digest is kept."""

    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=DIGEST, unique=True)
    hint = models.CharField(max_length=12)  # how it begins, to recognise it by
    may_analyze = models.BooleanField(default=True)
    may_suggest = models.BooleanField(default=False)
    may_batch = models.BooleanField(default=False)
    per_minute = models.PositiveIntegerField()
    per_day = models.PositiveIntegerField()
    origins = models.TextField(blank=True)  # one a line; empty: servers only, "*": any page
    expires_on = models.DateField(null=True)  # the first day on which it no longer works
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="api_keys_made")
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="api_keys_revoked"
    )
    revoked_at = models.DateTimeField(null=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(may_analyze=True) | Q(may_suggest=True) | Q(may_batch=True),
                name="analyze_key_may_something",
            ),
            models.CheckConstraint(
                condition=Q(per_minute__gt=0, per_day__gt=0), name="analyze_key_has_quotas"
            ),
            models.CheckConstraint(condition=~Q(digest=""), name="analyze_key_has_a_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"

    def has_expired(self, today: date) -> bool:
        """Its last day has passed."""
        return self.expires_on is not None and today >= self.expires_on

    @property
    def scopes(self) -> list[str]:
        """What it may do, in words."""
        may = {
            "analyze": self.may_analyze,
            "suggest": self.may_suggest,
            "batch": self.may_batch,
        }
        return [word for word, is_given in may.items() if is_given]


class KeyDay(models.Model):
    """How many texts a key sent on a day: what its daily quota is counted in."""

    key = models.ForeignKey(ApiKey, models.CASCADE, related_name="days")
    day = models.DateField()
    texts = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "day"], name="analyze_one_row_a_key_and_day"),
        ]
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"{self.key_id} {self.day}: {self.texts}"


class UsageQuerySet(models.QuerySet["Usage"]):
    """Sums over usage."""

    def by_kind(self) -> list[tuple[str, str, int]]:
        """Return (attribute, language, texts), most used first."""
        rows = self.values_list("attribute", "language").annotate(sum=Sum("texts"))
        return [tuple(row) for row in rows.order_by("-sum", "attribute", "language")]


class Usage(models.Model):
    """How many texts of a language were scored for an attribute, by key and day."""

    key = models.ForeignKey(ApiKey, models.CASCADE, related_name="usage")
    day = models.DateField()
    attribute = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    texts = models.PositiveIntegerField(default=0)

    objects = UsageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "day", "attribute", "language"], name="analyze_one_row_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"{self.key_id} {self.day} {self.attribute} {self.language}: {self.texts}"


class Suggestion(models.Model):
    """A score somebody thinks right. Kept only where the operator wants it, names taken out."""

    key = models.ForeignKey(ApiKey, models.CASCADE, related_name="suggestions")
    words = models.TextField()
    scores = models.JSONField()  # {attribute: value}
    language = models.CharField(max_length=12)
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"{self.day} {sorted(self.scores)}"
