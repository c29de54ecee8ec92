"""Every write of clips."""

from kindreel.clips.actions.keeping import delete_clip, drop_file, drop_rendition, forget
from kindreel.clips.actions.reactions import count_share, count_view, like, unlike
from kindreel.clips.actions.receiving import (
    AlreadyThere,
    Draft,
    NoRoom,
    NotUsable,
    NotWelcome,
    Received,
    Reception,
    receive_upload,
)
from kindreel.clips.actions.stages import (
    claim,
    give_up,
    keep_alive,
    keep_rendition,
    move_on,
    publish,
    retry,
)
from kindreel.clips.actions.words import (
    Edited,
    Editing,
    HeldBack,
    Nudged,
    Vanished,
    Words,
    edit_clip,
    sync_hashtags,
)

__all__ = [
    "AlreadyThere",
    "Draft",
    "Edited",
    "Editing",
    "HeldBack",
    "NoRoom",
    "NotUsable",
    "NotWelcome",
    "Nudged",
    "Received",
    "Reception",
    "Vanished",
    "Words",
    "claim",
    "count_share",
    "count_view",
    "delete_clip",
    "drop_file",
    "drop_rendition",
    "edit_clip",
    "forget",
    "give_up",
    "keep_alive",
    "keep_rendition",
    "like",
    "move_on",
    "publish",
    "receive_upload",
    "retry",
    "sync_hashtags",
    "unlike",
]
