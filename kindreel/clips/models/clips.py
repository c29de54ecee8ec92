"""Clips and what hangs on them; the doors to them."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q

from kindreel.people.models import PRESENT, Follow, Person, Viewer
from kindreel.protection.models import Mute, WhoMayComment, parted_from
from kindreel.standing.models import Standing, Subject
from kindreel.statements import prepared


class Stage(models.TextChoices):
    """How far processing got. `PLAYABLE` and `READY` are the stages others may see."""

    RECEIVED = "received", "Waiting for its turn"
    CHECKING = "checking", "Checking the file"
    ENCODING = "encoding", "Making it playable"
    PLAYABLE = "playable", "Playable, better versions are being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be used"


class Audience(models.TextChoices):
    """Who may see a clip."""

    PUBLIC = "public", "Everyone"
    FOLLOWERS = "followers", "People who follow me"
    ONLY_ME = "only_me", "Only me"


WATCHABLE = (Stage.PLAYABLE, Stage.READY)


def new_public_id() -> str:
    """Return 11 characters nobody can guess, for a clip's address."""
    return secrets.token_urlsafe(8)


WATCHED = Q(stage__in=WATCHABLE, author__is_active=True, author__standing__in=PRESENT)
ON_SHOW = WATCHED & Q(standing=Standing.LIVE)
OPEN_TO_ALL = ON_SHOW & Q(audience=Audience.PUBLIC, author__is_private=False)


class ClipQuerySet(models.QuerySet["Clip"]):
    """Doors and verbs over clips."""

    def on_show(self) -> "ClipQuerySet":
        """Watchable, live, and by somebody present: what any feed starts from."""
        return self.filter(ON_SHOW)

    def public(self) -> "ClipQuerySet":
        """Clips that everybody may see."""
        return self.filter(OPEN_TO_ALL)

    def open_to(self, viewer: Viewer) -> "ClipQuerySet":
        """The door to what everybody may see, parted people aside: the quick one, for feeds."""
        if not isinstance(viewer, Person):
            return self.public() if settings.OPEN_TO_VISITORS else self.none()
        return self.public().exclude(parted_from(viewer))

    def visible_to(self, viewer: Viewer) -> "ClipQuerySet":
        """The door: what this viewer may see, their own included (except what was removed)."""
        if not isinstance(viewer, Person):
            return self.open_to(viewer)
        followed = Follow.objects.accepted().filter(follower=viewer).values("followed_id")
        open_to_all = Q(audience=Audience.PUBLIC, author__is_private=False)
        for_followers = Q(audience__in=(Audience.PUBLIC, Audience.FOLLOWERS), author__in=followed)
        limited = WATCHED & Q(standing=Standing.LIMITED) & for_followers
        shown = (ON_SHOW & (open_to_all | for_followers)) | limited
        others = shown & ~parted_from(viewer)
        own = Q(author=viewer) & ~Q(standing=Standing.REMOVED)
        return self.filter(others | own)

    def needing_care(self) -> "ClipQuerySet":
        """Clips whose author may be at risk, by their words. For the team only."""
        return self.filter(needs_care=True)

    def owned_by(self, viewer: Viewer) -> "ClipQuerySet":
        """The door to one's own clips, whatever their stage or standing."""
        return self.filter(author_id=viewer.pk) if isinstance(viewer, Person) else self.none()

    def welcome_to(self, viewer: Viewer) -> "ClipQuerySet":
        """Leave out people this viewer muted: for feeds, not for addresses."""
        if not isinstance(viewer, Person):
            return self.all()
        return self.exclude(author__in=Mute.objects.filter(muter=viewer).values("muted_id"))


class Clip(Subject):
    """One short video. Renditions, poster and original lie in storage under `folder`."""

    subject_kind: ClassVar[str] = "clip"

    public_id = models.CharField(max_length=11, unique=True, default=new_public_id)
    author = models.ForeignKey(Person, models.CASCADE, related_name="clips")
    caption = models.CharField(max_length=500, blank=True)
    alt = models.CharField(max_length=300, blank=True)
    audience = models.CharField(max_length=9, choices=Audience.choices)
    who_may_comment = models.CharField(
        max_length=9,
        choices=WhoMayComment.choices,
        blank=True,  # empty: as the author has it
    )
    form_token = models.UUIDField()  # the same form sent twice makes one clip
    needs_care = models.BooleanField(default=False)  # its words say so; until the team has looked
    unread_language = models.CharField(max_length=8, blank=True)  # of its words: no model reads it

    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.RECEIVED)
    stage_since = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=24, blank=True)

    original = models.CharField(max_length=120, blank=True)
    original_bytes = models.PositiveBigIntegerField(default=0)
    poster = models.CharField(max_length=120, blank=True)
    milliseconds = models.PositiveIntegerField(default=0)
    width = models.PositiveSmallIntegerField(default=0)
    height = models.PositiveSmallIntegerField(default=0)
    has_sound = models.BooleanField(default=False)
    begin_ms = models.PositiveIntegerField(default=0)  # the part of the upload that was chosen
    end_ms = models.PositiveIntegerField(null=True)  # None: to the end
    cover_ms = models.PositiveIntegerField(null=True)  # None: we choose; counted in the upload

    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    view_count = models.PositiveIntegerField(default=0)
    like_count = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)
    share_count = models.PositiveIntegerField(default=0)

    hashtags: models.ManyToManyField["Hashtag", "ClipHashtag"] = models.ManyToManyField(
        "Hashtag", through="ClipHashtag", related_name="clips"
    )

    objects = ClipQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["-published_at"],
                condition=Q(standing="live", audience="public", stage__in=("playable", "ready")),
                name="clips_public_newest",
            ),
            models.Index(fields=["author", "-published_at"]),
            models.Index(fields=["stage", "stage_since"]),
            models.Index(fields=["id"], condition=Q(needs_care=True), name="clips_needing_care"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["author", "form_token"], name="clips_one_a_form"),
            models.CheckConstraint(
                condition=~Q(stage__in=("playable", "ready")) | Q(published_at__isnull=False),
                name="clips_watchable_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(stage="failed") | ~Q(failure=""), name="clips_failure_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(end_ms__isnull=True) | Q(end_ms__gt=F("begin_ms")),
                name="clips_part_is_not_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def folder(self) -> str:
        """The folder in media storage that holds everything of this clip."""
        return f"clips/{self.public_id}"

    @property
    def is_watchable(self) -> bool:
        """At least one rendition can be played."""
        return self.stage in WATCHABLE


@prepared
def clips_at(public_id: str, viewer: Viewer) -> ClipQuerySet:
    """The door at an address: the clip there, with its author, if this viewer may see it."""
    return Clip.objects.visible_to(viewer).filter(public_id=public_id).select_related("author")


class Rendition(models.Model):
    """One encoded version of a clip that players fetch."""

    clip = models.ForeignKey(Clip, models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=8)  # "720" or "480": the short side in pixels
    path = models.CharField(max_length=120)
    bytes = models.PositiveBigIntegerField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clip", "name"], name="clips_one_rendition_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.clip_id}/{self.name}"


class HashtagQuerySet(models.QuerySet["Hashtag"]):
    """Looking for hashtags."""

    def suggested(self, viewer: Viewer, beginning: str) -> "HashtagQuerySet":
        """Hashtags that begin so, on clips this viewer may come across; the most used first."""
        found = self.filter(folded__startswith=beginning, is_banned=False)
        seen = Q(clips__in=Clip.objects.open_to(viewer))
        return (
            found.annotate(uses=Count("clips", filter=seen))
            .filter(uses__gt=0)
            .order_by("-uses", "folded")
        )


class Hashtag(models.Model):
    """A hashtag, folded (`#CreateKindness` and `#createkindness` are one)."""

    folded = models.CharField(max_length=60, unique=True)
    shown = models.CharField(max_length=60)  # as first written
    is_banned = models.BooleanField(default=False)

    objects = HashtagQuerySet.as_manager()

    def __str__(self) -> str:
        return f"#{self.shown}"


class ClipHashtag(models.Model):
    """A clip carries a hashtag in its caption."""

    clip = models.ForeignKey(Clip, models.CASCADE)
    hashtag = models.ForeignKey(Hashtag, models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hashtag", "clip"], name="clips_hashtag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.clip_id} #{self.hashtag_id}"


class ClipMention(models.Model):
    """A clip's caption mentions a person."""

    clip = models.ForeignKey(Clip, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, models.CASCADE, related_name="clip_mentions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clip", "person"], name="clips_mention_once"),
        ]

    def __str__(self) -> str:
        return f"{self.clip_id} @{self.person_id}"


class ClipLike(models.Model):
    """Somebody likes a clip."""

    clip = models.ForeignKey(Clip, models.CASCADE, related_name="likes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="clip_likes")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clip", "person"], name="clips_like_once")]

    def __str__(self) -> str:
        return f"{self.person_id} ♥ {self.clip_id}"


class View(models.Model):
    """One viewer watched one clip on one day: reloads add nothing."""

    clip = models.ForeignKey(Clip, models.CASCADE, related_name="views")
    viewer = models.CharField(max_length=64)  # keyed hash of the account or the browser session
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clip", "viewer", "day"], name="clips_view_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.clip_id} {self.day}"
