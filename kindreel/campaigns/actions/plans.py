"""Making and changing a campaign: its dates, words, hashtag and challenge; links that help."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from kindreel.campaigns.models import Campaign, Challenge, SafetyLink
from kindreel.clips.actions.tagging import hashtag_called
from kindreel.people.models import Person


@dataclass(frozen=True)
class CampaignPlan:
    """Everything the operator decides about a campaign, beside its series."""

    title: str
    lead: str
    words: str
    hashtag: str  # without #, as it is to be shown
    starts_on: date
    ends_on: date
    prompt: str
    rules: str
    is_published: bool

    @property
    def row(self) -> dict[str, object]:
        """The plain columns of a campaign."""
        return {
            "title": self.title,
            "lead": self.lead,
            "words": self.words,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "is_published": self.is_published,
        }


def only_operators(person: Person) -> None:
    """Stop everybody else, whatever page they came through."""
    if not person.is_operator:
        raise PermissionDenied


@transaction.atomic
def make_campaign(*, operator: Person, plan: CampaignPlan) -> Campaign:
    """Make a campaign with its challenge; its address comes from its title."""
    only_operators(operator)
    hashtag = hashtag_called(name=plan.hashtag)
    slug = _free_slug(plan.title)
    campaign = Campaign.objects.create(slug=slug, hashtag=hashtag, **plan.row)
    Challenge.objects.create(campaign=campaign, prompt=plan.prompt, rules=plan.rules)
    return campaign


@transaction.atomic
def change_campaign(*, operator: Person, campaign: Campaign, plan: CampaignPlan) -> bool:
    """Change a campaign and its challenge; False when it is gone. Its address stays."""
    only_operators(operator)
    hashtag = hashtag_called(name=plan.hashtag)
    rows = Campaign.objects.filter(pk=campaign.pk)
    if not rows.update(hashtag=hashtag, **plan.row):
        return False
    words = {"prompt": plan.prompt, "rules": plan.rules}
    Challenge.objects.update_or_create(campaign=campaign, defaults=words)
    return True


def _free_slug(title: str) -> str:
    base = slugify(title)[:40] or "campaign"
    names = [base, *(f"{base}-{number}" for number in range(2, 1000))]
    taken = set(Campaign.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(name for name in names if name not in taken | {"new"})  # new/ is the form


@transaction.atomic
def add_link(*, operator: Person, campaign: Campaign, title: str, words: str, url: str) -> None:
    """Put a page that helps beside a campaign, after the others."""
    only_operators(operator)
    links = SafetyLink.objects.filter(campaign=campaign)
    last = links.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    SafetyLink.objects.create(
        campaign=campaign, title=title, words=words, url=url, position=position
    )


def remove_link(*, operator: Person, campaign: Campaign, link_id: int) -> bool:
    """Take a link away; False when it was not there."""
    only_operators(operator)
    gone, _ = SafetyLink.objects.filter(campaign=campaign, pk=link_id).delete()
    return bool(gone)
