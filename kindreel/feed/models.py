"""What somebody has been shown, and what they want less of."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kindreel.clips.models import Clip, Hashtag
from kindreel.people.models import Person, Viewer
from kindreel.statements import prepared

TRENDS_SHOWN = 10


class Seen(models.Model):
    """A clip was in front of somebody for two seconds or more."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="clips_seen")
    clip = models.ForeignKey(Clip, models.CASCADE, related_name="seen_by")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "clip"], name="feed_seen_once")]

    def __str__(self) -> str:
        return f"{self.person_id} saw {self.clip_id}"


class NotInterested(models.Model):
    """Somebody wants less of one clip, one creator, or one hashtag: exactly one of the three."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="not_interested")
    clip = models.ForeignKey(Clip, models.CASCADE, null=True, related_name="+")
    creator = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    hashtag = models.ForeignKey(Hashtag, models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(clip__isnull=False, creator=None, hashtag=None)
                    | Q(clip=None, creator__isnull=False, hashtag=None)
                    | Q(clip=None, creator=None, hashtag__isnull=False)
                ),
                name="feed_not_interested_in_one_thing",
            ),
            models.UniqueConstraint(fields=["person", "clip"], name="feed_less_of_clip_once"),
            models.UniqueConstraint(fields=["person", "creator"], name="feed_less_of_creator_once"),
            models.UniqueConstraint(fields=["person", "hashtag"], name="feed_less_of_tag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} wants less"


class TrendQuerySet(models.QuerySet["Trend"]):
    """Verbs over trends."""

    def on_top(self) -> "TrendQuerySet":
        """What is on people's minds most, banned hashtags left out."""
        return self.filter(hashtag__is_banned=False).select_related("hashtag").order_by("-score")

    def carried_for(self, viewer: Viewer) -> "TrendQuerySet":
        """The door: hashtags of at least one clip that this viewer may see right now."""
        seen = Clip.objects.visible_to(viewer).on_show()
        return self.filter(Exists(seen.filter(hashtags=OuterRef("pk"))))


@prepared
def trends_for(viewer: Viewer) -> TrendQuerySet:
    """The few hashtags on top of Discover."""
    return Trend.objects.on_top().carried_for(viewer)[:TRENDS_SHOWN]


class Trend(models.Model):
    """How much a hashtag is on people's minds; recomputed as a whole by a sweep."""

    hashtag = models.OneToOneField(Hashtag, models.CASCADE, primary_key=True)
    score = models.FloatField()
    people = models.PositiveIntegerField()  # distinct creators within the window
    computed_at = models.DateTimeField()

    objects = TrendQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-score"])]

    def __str__(self) -> str:
        return f"#{self.hashtag_id}: {self.score:.2f}"
