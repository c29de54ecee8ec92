"""Featured picks: entries the team wants everyone to see."""

from django.core.exceptions import PermissionDenied

from kindreel.campaigns.models import Campaign, Challenge, FeaturedPick
from kindreel.campaigns.rules import may_pick
from kindreel.clips.models import Clip
from kindreel.people.models import Person


def pick(*, picker: Person, campaign: Campaign, clip: Clip) -> bool:
    """Feature an entry; False when it is featured already or there is no challenge."""
    if not may_pick(picker):
        raise PermissionDenied
    challenge = Challenge.objects.filter(campaign=campaign).first()
    if challenge is None:
        return False
    _, is_new = FeaturedPick.objects.get_or_create(
        challenge=challenge, clip=clip, defaults={"picked_by": picker}
    )
    return is_new


def unpick(*, picker: Person, campaign: Campaign, clip: Clip) -> bool:
    """Let an entry stand among the others again; False when it was not featured."""
    if not may_pick(picker):
        raise PermissionDenied
    gone, _ = FeaturedPick.objects.filter(challenge__campaign=campaign, clip=clip).delete()
    return bool(gone)
