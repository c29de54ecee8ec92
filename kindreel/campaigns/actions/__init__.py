"""Every write of this room."""

from kindreel.campaigns.actions.challenge import pick, unpick
from kindreel.campaigns.actions.helplines import (
    HelplinePlan,
    add_helpline,
    change_helpline,
    load_helplines,
    remove_helpline,
)
from kindreel.campaigns.actions.plans import (
    CampaignPlan,
    add_link,
    change_campaign,
    make_campaign,
    remove_link,
)
from kindreel.campaigns.actions.series import (
    EpisodePlan,
    add_episode,
    change_episode,
    move_episode,
    remove_episode,
)

__all__ = [
    "CampaignPlan",
    "EpisodePlan",
    "HelplinePlan",
    "add_episode",
    "add_helpline",
    "add_link",
    "change_campaign",
    "change_episode",
    "change_helpline",
    "load_helplines",
    "make_campaign",
    "move_episode",
    "pick",
    "remove_episode",
    "remove_helpline",
    "remove_link",
    "unpick",
]
