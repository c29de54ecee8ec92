"""Clips, what hangs on them, and uploads on their way; the doors to them."""

from kindreel.clips.models.clips import (
    ON_SHOW,
    OPEN_TO_ALL,
    WATCHABLE,
    WATCHED,
    Audience,
    Clip,
    ClipHashtag,
    ClipLike,
    ClipMention,
    ClipQuerySet,
    Hashtag,
    HashtagQuerySet,
    Rendition,
    Stage,
    View,
    new_public_id,
)
from kindreel.clips.models.uploads import Upload, UploadQuerySet, UploadStage

__all__ = [
    "ON_SHOW",
    "OPEN_TO_ALL",
    "WATCHABLE",
    "WATCHED",
    "Audience",
    "Clip",
    "ClipHashtag",
    "ClipLike",
    "ClipMention",
    "ClipQuerySet",
    "Hashtag",
    "HashtagQuerySet",
    "Rendition",
    "Stage",
    "Upload",
    "UploadQuerySet",
    "UploadStage",
    "View",
    "new_public_id",
]
