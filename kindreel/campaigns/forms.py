"""Input of the operator's pages about campaigns and helplines."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone

from kindreel.campaigns.actions import CampaignPlan, EpisodePlan, HelplinePlan
from kindreel.campaigns.models import EVERYWHERE, Campaign, Episode, Helpline
from kindreel.clips.models import Clip, Hashtag
from kindreel.lib.hashtags import fold, hashtags_in
from kindreel.lib.plain_text import clean
from kindreel.people.rules import countries

_CLIP = re.compile(r"(?:^|/c/)([\w-]{11})(?:/|$)")


class Words(forms.CharField):
    """Plain words, cleaned of what cannot be seen; a long one gets a larger box."""

    def __init__(self, *, rows: int = 0, **options: Any) -> None:
        if rows:
            options["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(**options)

    def to_python(self, value: object) -> str:
        """Return the cleaned text."""
        return clean(super().to_python(value) or "")


class Day(forms.DateField):
    """A day, picked from a calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CampaignForm(forms.Form):
    """What a campaign is, when it runs, and its challenge."""

    title = Words(label="Title", max_length=80)
    lead = Words(label="One sentence for Discover", max_length=200)
    words = Words(
        label="What it is about",
        rows=5,
        required=False,
        max_length=4000,
        help_text="Shown on the campaign’s page.",
    )
    hashtag = Words(
        label="Hashtag", max_length=61, help_text="One word, for example CreateKindness."
    )
    starts_on = Day(label="First day")
    ends_on = Day(label="Last day")
    prompt = Words(
        label="The challenge", max_length=200, help_text="What everyone is invited to do."
    )
    rules = Words(
        label="Rules of the challenge",
        rows=4,
        required=False,
        max_length=2000,
        help_text="One a line.",
    )
    is_published = forms.BooleanField(
        label="Ready to be seen",
        required=False,
        help_text="Without this it is a draft that only you see. It shows from its first day on.",
    )

    def __init__(self, *args: Any, campaign: Campaign | None = None, **options: Any) -> None:
        self.campaign = campaign
        super().__init__(*args, **options)

    @classmethod
    def of(cls, campaign: Campaign) -> "CampaignForm":
        """The form as the campaign stands."""
        challenge = getattr(campaign, "challenge", None)
        plain = ("title", "lead", "words", "starts_on", "ends_on", "is_published")
        start = {name: getattr(campaign, name) for name in plain}
        start |= {"hashtag": campaign.hashtag.shown}
        start |= {"prompt": challenge.prompt, "rules": challenge.rules} if challenge else {}
        return cls(campaign=campaign, initial=start)

    def clean_hashtag(self) -> str:
        """Return the hashtag without #, if it is one word that may be used."""
        name = str(self.cleaned_data["hashtag"]).removeprefix("#")
        if hashtags_in(f"#{name}") != [name]:
            raise forms.ValidationError(
                "Use one word of letters, digits and _, with a letter in it."
            )
        if Hashtag.objects.filter(folded=fold(name), is_banned=True).exists():
            raise forms.ValidationError("This hashtag is banned here. Choose another.")
        return name

    def clean(self) -> dict[str, Any]:
        """Check the dates, and that nobody else uses the hashtag meanwhile."""
        given = super().clean() or self.cleaned_data
        first, last, hashtag = (given.get(name) for name in ("starts_on", "ends_on", "hashtag"))
        if first and last and last < first:
            self.add_error("ends_on", "The last day lies before the first.")
        elif first and last and hashtag and self._is_taken(fold(hashtag), first, last):
            self.add_error("hashtag", "Another campaign uses this hashtag on some of these days.")
        return given

    def _is_taken(self, folded: str, first: object, last: object) -> bool:
        others = Campaign.objects.filter(hashtag__folded=folded)
        others = others.filter(starts_on__lte=last, ends_on__gte=first)
        return others.exclude(pk=self.campaign.pk if self.campaign else 0).exists()

    @property
    def plan(self) -> CampaignPlan:
        """What was decided."""
        return CampaignPlan(**self.cleaned_data)


def checked_address(address: str) -> str:
    """Return an address of this place ("/help/") or of the web; refuse everything else."""
    here = urlsplit(address)
    if address.startswith("/") and not here.netloc and not address.startswith("//"):
        return address
    URLValidator(schemes=["https", "http"])(address)
    return address


class LinkForm(forms.Form):
    """A page that helps."""

    title = Words(label="What it is", max_length=80)
    words = Words(label="In one line", max_length=200, required=False)
    url = Words(
        label="Address", max_length=300, help_text="https://… or a page of this place like /help/."
    )

    def clean_url(self) -> str:
        """Return the address, if it leads to a page."""
        return checked_address(self.cleaned_data["url"])


class EpisodeForm(forms.Form):
    """One story of the series. Without `episode` it also asks which clip."""

    clip = Words(
        label="Clip",
        max_length=200,
        help_text="The address of a public clip, copied from its page.",
    )
    title = Words(label="Title", max_length=80)
    story = Words(label="The story in words", rows=5, max_length=4000)
    content_note = Words(
        label="What to know before watching",
        required=False,
        max_length=200,
        help_text="For example: somebody is laughed at. It is shown before the story plays.",
    )
    reveal_at = forms.FloatField(
        label="When the person behind it is shown",
        min_value=0,
        help_text="In seconds from the start.",
    )
    reveal_name = Words(label="Name of the person behind it", max_length=60)
    reveal_words = Words(label="What they say", rows=3, max_length=300)

    def __init__(
        self,
        *args: Any,
        campaign: Campaign,
        episode: Episode | None = None,
        **options: Any,
    ) -> None:
        self.campaign, self.chosen = campaign, episode.clip if episode else None
        if episode and not options.get("initial"):
            options["initial"] = _start(episode)
        super().__init__(*args, **options)
        if episode:
            del self.fields["clip"]

    def clean_clip(self) -> Clip:
        """Return the public clip whose address was given, if it is not in the series yet."""
        found = _CLIP.search(self.cleaned_data["clip"])
        clip = Clip.objects.public().filter(public_id=found[1]).first() if found else None
        if clip is None:
            raise forms.ValidationError("There is no public clip at this address.")
        if Episode.objects.filter(campaign=self.campaign, clip=clip).exists():
            raise forms.ValidationError("This clip is in the series already.")
        self.chosen = clip
        return clip

    def clean_reveal_at(self) -> int:
        """Return milliseconds, if the clip lasts that long."""
        milliseconds: int = round(self.cleaned_data["reveal_at"] * 1000)
        if self.chosen and milliseconds > self.chosen.milliseconds:
            seconds = self.chosen.milliseconds // 1000
            raise forms.ValidationError(f"The clip is only {seconds} seconds long.")
        return milliseconds

    @property
    def plan(self) -> EpisodePlan:
        """What was decided, beside the clip."""
        return EpisodePlan(**{k: v for k, v in self.cleaned_data.items() if k != "clip"})


def _start(episode: Episode) -> dict[str, object]:
    plain = ("title", "story", "content_note", "reveal_name", "reveal_words")
    start: dict[str, object] = {name: getattr(episode, name) for name in plain}
    return start | {"reveal_at": episode.reveal_at / 1000}


class HelplineForm(forms.Form):
    """Somebody to call or write to."""

    country = forms.ChoiceField(label="Country")
    name = Words(label="Name", max_length=80)
    phone = Words(label="Number", max_length=40, required=False)
    url = Words(label="Address on the web", max_length=300, required=False)
    hours = Words(label="When they answer", max_length=120, required=False)
    source = Words(label="Where you found it", max_length=200, required=False)
    checked_on = Day(label="When you last checked it")

    def __init__(self, *args: Any, helpline: Helpline | None = None, **options: Any) -> None:
        if helpline and not options.get("initial"):
            names = ("country", "name", "phone", "url", "hours", "source", "checked_on")
            options["initial"] = {name: getattr(helpline, name) for name in names}
        super().__init__(*args, **options)
        choices = [(EVERYWHERE, "Everywhere"), *countries().items()]
        self.fields["country"].choices = choices  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        """Return the number, if a phone could dial it."""
        phone: str = self.cleaned_data["phone"]
        if phone and not re.fullmatch(r"\+?[\d ()./-]{2,}", phone):
            raise forms.ValidationError("Only digits, spaces, + and - belong in a number.")
        return phone

    def clean_url(self) -> str:
        """Return the address, if it leads to a page."""
        url: str = self.cleaned_data["url"]
        if url:
            URLValidator(schemes=["https", "http"])(url)
        return url

    def clean_checked_on(self) -> object:
        """Return the day, unless it has yet to come."""
        day = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for at least one way to reach them."""
        given = super().clean() or self.cleaned_data
        is_mute = not given.get("phone") and not given.get("url")
        if is_mute and "phone" not in self.errors and "url" not in self.errors:
            self.add_error("phone", "Give a number, or an address on the web.")
        return given

    @property
    def plan(self) -> HelplinePlan:
        """What was given."""
        return HelplinePlan(**self.cleaned_data)
