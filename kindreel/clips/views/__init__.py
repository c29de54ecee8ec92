"""Pages of clips: upload, one clip, profiles; and the media files themselves."""

from kindreel.clips.views.keeping import cared, delete, edit, retry
from kindreel.clips.views.media import media
from kindreel.clips.views.profile import mine, profile
from kindreel.clips.views.reacting import like, share, unlike
from kindreel.clips.views.resuming import tus, tus_upload
from kindreel.clips.views.showing import progress, show
from kindreel.clips.views.uploading import cancel, suggest, upload

__all__ = [
    "cancel",
    "cared",
    "delete",
    "edit",
    "like",
    "media",
    "mine",
    "profile",
    "progress",
    "retry",
    "share",
    "show",
    "suggest",
    "tus",
    "tus_upload",
    "unlike",
    "upload",
]
