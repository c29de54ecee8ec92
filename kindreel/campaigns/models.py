"""Campaigns: dates and words, a series with reveals, a hashtag challenge, ways to get help."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kindreel.clips.models import Audience, Clip, ClipQuerySet, Hashtag
from kindreel.people.models import Person, Viewer

EVERYWHERE = "ZZ"  # ISO 3166-1 keeps this code free for everybody's own use


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

    def readable_by(self, viewer: Viewer, day: date) -> "CampaignQuerySet":
        """The door for whoever asks: the operator also reads drafts and what has not begun."""
        is_operator = isinstance(viewer, Person) and viewer.is_operator
        return self if is_operator else self.open_on(day)

    def waiting_on(self, day: date) -> "CampaignQuerySet":
        """Drafts, and campaigns that have not begun: for the operator."""
        return self.filter(Q(is_published=False) | Q(starts_on__gt=day)).order_by("starts_on")


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

    @property
    def window(self) -> tuple[datetime, datetime]:
        """The first moment of the first day, and the first after the last, in the house's time."""
        first = timezone.make_aware(datetime.combine(self.starts_on, time.min))
        after = timezone.make_aware(datetime.combine(self.ends_on + timedelta(days=1), time.min))
        return first, after

    def entries_for(self, viewer: Viewer) -> ClipQuerySet:
        """Clips with the hashtag, published within the dates, that this viewer may see."""
        first, after = self.window
        seen = Clip.objects.visible_to(viewer).on_show().welcome_to(viewer)
        tagged = seen.filter(hashtags=self.hashtag_id).exclude(audience=Audience.ONLY_ME)
        dated = tagged.filter(published_at__gte=first, published_at__lt=after)
        return dated.exclude(episodes__campaign=self)


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


class HelplineQuerySet(models.QuerySet["Helpline"]):
    """Verbs over helplines."""

    def reached_from(self, country: str) -> "HelplineQuerySet":
        """Those of one country; then those that answer from everywhere."""
        rows = self.filter(country__in=(country, EVERYWHERE))
        return rows.order_by(models.Case(models.When(country=EVERYWHERE, then=1), default=0), "pk")


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

    objects = HelplineQuerySet.as_manager()

    class Meta:
        ordering = ["country", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(url=""), name="campaigns_helpline_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"


class EpisodeQuerySet(models.QuerySet["Episode"]):
    """The door to episodes."""

    def open_to(self, viewer: Viewer) -> "EpisodeQuerySet":
        """Stories whose clips this viewer may see, in order; one taken down leaves no gap."""
        seen = Clip.objects.visible_to(viewer).on_show()
        return self.filter(clip__in=seen).select_related("clip__author").order_by("position")


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

    objects = EpisodeQuerySet.as_manager()

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
