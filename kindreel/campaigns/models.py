"""Campaigns: dates and words, a series with reveals, a hashtag challenge, ways to get help."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from kindreel.clips.models import Clip, Hashtag
from kindreel.people.models import Person


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Doors over campaigns."""

    def running_on(self, day: date) -> "CampaignQuerySet":
        """Published, and `day` lies within its dates; the newest first."""
        return self.published().filter(starts_on__lte=day, ends_on__gte=day).order_by("-starts_on")

    def ended_before(self, day: date) -> "CampaignQuerySet":
        """The archive."""
        return self.published().filter(ends_on__lt=day).order_by("-ends_on")

    def published(self) -> "CampaignQuerySet":
        """Not a draft any more."""
        return self.filter(is_published=True)

    def open_on(self, day: date) -> "CampaignQuerySet":
        """The door: running or ended, never one that has not begun."""
        return self.published().filter(starts_on__lte=day)


class Campaign(models.Model):
    """A stretch of days in which a community turns to one thing together."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=80)
    lead = models.CharField(max_length=200)  # one sentence on Discover
    words = models.TextField(blank=True)  # what it is about, plain paragraphs
    hashtag = models.ForeignKey(Hashtag, models.PROTECT, related_name="campaigns")
    starts_on = models.DateField()
    ends_on = models.DateField()
    is_published = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="campaigns_end_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_running_on(self, day: date) -> bool:
        """`day` lies within the dates, the last one included."""
        return self.starts_on <= day <= self.ends_on


class SafetyLink(models.Model):
    """A page that helps, shown beside a campaign."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="safety_links")
    title = models.CharField(max_length=80)
    words = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Helpline(models.Model):
    """Somebody to call or write to, by country; `checked_on` says when we last looked."""

    country = models.CharField(max_length=2)  # ISO 3166-1 alpha-2; "ZZ" is everywhere
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=40, blank=True)
    url = models.URLField(max_length=300, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["country", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(url=""), name="campaigns_helpline_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"


class Episode(models.Model):
    """One story of the series: a clip, its creator, and the person shown at the end."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="episodes")
    clip = models.ForeignKey(Clip, models.CASCADE, related_name="episodes")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    story = models.TextField()
    content_note = models.CharField(max_length=200, blank=True)
    reveal_at = models.PositiveIntegerField()  # milliseconds into the clip
    reveal_name = models.CharField(max_length=60)
    reveal_words = models.CharField(max_length=300)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "position"], name="campaigns_one_episode_a_position"
            ),
            models.UniqueConstraint(
                fields=["campaign", "clip"], name="campaigns_clip_once_in_a_series"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class Challenge(models.Model):
    """What the campaign invites everyone to do. Its entries are a query, never rows."""

    campaign = models.OneToOneField(Campaign, models.CASCADE, related_name="challenge")
    prompt = models.CharField(max_length=200)
    rules = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.prompt


class FeaturedPick(models.Model):
    """An entry the campaign's makers want everyone to see."""

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="picks")
    clip = models.ForeignKey(Clip, models.CASCADE, related_name="picks")
    picked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    picked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["challenge", "clip"], name="campaigns_one_pick"),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id}: {self.clip_id}"
