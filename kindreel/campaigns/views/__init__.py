"""Pages of this room."""

from kindreel.campaigns.views.challenge import pick, show_challenge, unpick
from kindreel.campaigns.views.helping import (
    edit_helpline,
    remove_helpline,
    show_help,
    show_helplines,
)
from kindreel.campaigns.views.making import add_link, edit, new, remove_link
from kindreel.campaigns.views.reading import show_campaign, show_campaigns, show_episode
from kindreel.campaigns.views.series import (
    add_episode,
    edit_episode,
    move_episode,
    remove_episode,
)

__all__ = [
    "add_episode",
    "add_link",
    "edit",
    "edit_episode",
    "edit_helpline",
    "move_episode",
    "new",
    "pick",
    "remove_episode",
    "remove_helpline",
    "remove_link",
    "show_campaign",
    "show_campaigns",
    "show_challenge",
    "show_episode",
    "show_help",
    "show_helplines",
    "unpick",
]
