"""The series: which clips, in which order, and who is behind each story."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max

from kindreel.campaigns.actions.plans import only_operators
from kindreel.campaigns.models import Campaign, Episode
from kindreel.clips.models import Clip
from kindreel.people.models import Person

ASIDE = 32_000  # a position no series reaches, used while two episodes change places


@dataclass(frozen=True)
class EpisodePlan:
    """Everything the operator decides about one story."""

    title: str
    story: str
    content_note: str
    reveal_at: int  # milliseconds into the clip
    reveal_name: str
    reveal_words: str


@transaction.atomic
def add_episode(
    *, operator: Person, campaign: Campaign, clip: Clip, plan: EpisodePlan
) -> Episode | None:
    """Put a clip at the end of the series; None when it is in it already."""
    only_operators(operator)
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    rows = Episode.objects.filter(campaign=campaign)
    if rows.filter(clip=clip).exists():
        return None
    position = (rows.aggregate(last=Max("position"))["last"] or 0) + 1
    return Episode.objects.create(campaign=campaign, clip=clip, position=position, **asdict(plan))


def change_episode(*, operator: Person, episode: Episode, plan: EpisodePlan) -> bool:
    """Change what is said about a story; False when it is gone."""
    only_operators(operator)
    return bool(Episode.objects.filter(pk=episode.pk).update(**asdict(plan)))


@transaction.atomic
def move_episode(*, operator: Person, episode: Episode, is_up: bool) -> bool:
    """Let a story change places with its neighbour; False at either end."""
    only_operators(operator)
    Campaign.objects.select_for_update().get(pk=episode.campaign_id)
    rows = Episode.objects.filter(campaign=episode.campaign_id)
    now = rows.filter(pk=episode.pk).values_list("position", flat=True).first()
    if now is None:
        return False
    others = rows.filter(position__lt=now) if is_up else rows.filter(position__gt=now)
    other = others.order_by("-position" if is_up else "position").first()
    if other is None:
        return False
    for pk, position in ((other.pk, ASIDE), (episode.pk, other.position), (other.pk, now)):
        rows.filter(pk=pk).update(position=position)
    return True


def remove_episode(*, operator: Person, episode: Episode) -> bool:
    """Take a story out of the series; the clip stays."""
    only_operators(operator)
    gone, _ = Episode.objects.filter(pk=episode.pk).delete()
    return bool(gone)
