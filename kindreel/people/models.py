"""Accounts and follows."""

from typing import ClassVar, TypeAlias

from django.contrib.auth.models import AbstractUser, AnonymousUser, UserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from kindreel.standing.models import Standing, Subject

PRESENT = (Standing.LIVE, Standing.LIMITED)  # the others nobody meets


class AgeBand(models.TextChoices):
    """What we know of someone's age. Unknown is treated as the youngest band."""

    UNKNOWN = "unknown", "Not known"
    EARLY_TEEN = "13-15", "13 to 15"
    LATE_TEEN = "16-17", "16 to 17"
    ADULT = "18+", "18 or older"


class Role(models.TextChoices):
    """What someone does for the community beside being a member of it."""

    MEMBER = "member", "Member"
    MODERATOR = "moderator", "Moderator"
    OPERATOR = "operator", "Operator"


class PersonQuerySet(models.QuerySet["Person"]):
    """Verbs over accounts."""

    def present(self) -> "PersonQuerySet":
        """Accounts that are there to be met: active, and neither held nor removed."""
        return self.filter(is_active=True, standing__in=PRESENT)

    def moderators(self) -> "PersonQuerySet":
        """People who may decide on cases."""
        return self.present().filter(role__in=(Role.MODERATOR, Role.OPERATOR))


class PersonManager(UserManager["Person"]):
    """Creates accounts, and reads them through the queryset's doors."""

    use_in_migrations = False

    def get_queryset(self) -> PersonQuerySet:
        """Start every read from the verbs above."""
        return PersonQuerySet(self.model, using=self._db)

    def present(self) -> PersonQuerySet:
        """Accounts that are there to be met."""
        return self.get_queryset().present()

    def moderators(self) -> PersonQuerySet:
        """People who may decide on cases."""
        return self.get_queryset().moderators()


class Person(Subject, AbstractUser):
    """Someone with an account. `username` is the handle shown after the @."""

    subject_kind: ClassVar[str] = "person"

    username = models.CharField(
        "handle",
        max_length=24,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9_]{3,24}\Z", "Use 3 to 24 small letters, digits or _ only.")
        ],
        error_messages={"unique": "Somebody already has this handle. Try another one."},
    )
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(max_length=40, blank=True)
    bio = models.CharField(max_length=200, blank=True)
    avatar = models.ImageField(upload_to="avatars/", blank=True)
    role = models.CharField(max_length=9, choices=Role.choices, default=Role.MEMBER)
    age_band = models.CharField(max_length=7, choices=AgeBand.choices, default=AgeBand.UNKNOWN)
    is_private = models.BooleanField(default=True)
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=40, default="UTC")
    autoplay = models.BooleanField(null=True)  # None: as the age band has it
    is_demo = models.BooleanField(default=False)

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(username=""), name="people_handle_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name to show: the display name, else the handle."""
        return self.display_name or self.username

    def get_absolute_url(self) -> str:
        """The profile, which an upper room draws."""
        return f"/@{self.username}/"

    @property
    def avatar_address(self) -> str:
        """Where the picture is; empty without one. The door in `protection` opens it."""
        return f"/{self.avatar.name}" if self.avatar else ""

    @property
    def is_minor(self) -> bool:
        """Under 18, or not known to be older."""
        return self.age_band != AgeBand.ADULT

    @property
    def is_moderator(self) -> bool:
        """May decide on cases (moderators and operators)."""
        return self.role in {Role.MODERATOR, Role.OPERATOR}

    @property
    def is_operator(self) -> bool:
        """Runs this community."""
        return self.role == Role.OPERATOR

    @property
    def may_post(self) -> bool:
        """Standing lets this account speak and upload."""
        return self.is_active and self.standing == Standing.LIVE


Viewer: TypeAlias = Person | AnonymousUser


class FollowStage(models.TextChoices):
    """A follow of a private account waits to be accepted."""

    ASKED = "asked", "Asked"
    ACCEPTED = "accepted", "Accepted"


class FollowQuerySet(models.QuerySet["Follow"]):
    """Verbs over follows."""

    def accepted(self) -> "FollowQuerySet":
        """Follows in force."""
        return self.filter(stage=FollowStage.ACCEPTED)

    def waiting_for(self, person: Person) -> "FollowQuerySet":
        """Requests this person has not answered."""
        return self.filter(followed=person, stage=FollowStage.ASKED)


class Follow(models.Model):
    """One person follows another."""

    follower = models.ForeignKey(Person, models.CASCADE, related_name="follows_made")
    followed = models.ForeignKey(Person, models.CASCADE, related_name="follows_received")
    stage = models.CharField(max_length=8, choices=FollowStage.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["follower", "followed"], name="people_one_follow"),
            models.CheckConstraint(
                condition=~Q(follower=F("followed")), name="people_no_follow_of_oneself"
            ),
        ]
        indexes = [models.Index(fields=["followed", "stage"])]

    def __str__(self) -> str:
        return f"{self.follower_id} → {self.followed_id} ({self.stage})"
