"""What of a person's clips goes into the copy of their data."""

from kindreel.clips.models import Clip, ClipLike, Upload
from kindreel.people.models import Person


def export(person: Person) -> dict[str, object]:
    """Return the clips a person made, with the paths of their files, and what they like."""
    clips = Clip.objects.owned_by(person).prefetch_related("renditions").order_by("pk")
    likes = ClipLike.objects.filter(person=person).select_related("clip").order_by("pk")
    return {
        "clips": [_clip(clip) for clip in clips],
        "likes": [
            {"clip": like.clip.public_id, "at": like.created_at.isoformat()} for like in likes
        ],
        "unfinished_uploads": [
            {"bytes": one.length, "bytes_here": one.offset, "begun_at": one.created_at.isoformat()}
            for one in Upload.objects.owned_by(person).arriving().order_by("pk")
        ],
    }


def _clip(clip: Clip) -> dict[str, object]:
    paths = [clip.original, clip.poster, *(row.path for row in clip.renditions.all())]
    return {
        "id": clip.public_id,
        "caption": clip.caption,
        "what_can_be_seen": clip.alt,
        "audience": clip.audience,
        "who_may_comment": clip.who_may_comment,
        "stage": clip.stage,
        "standing": clip.standing,
        "seconds": clip.milliseconds / 1000,
        "uploaded_at": clip.created_at.isoformat(),
        "published_at": clip.published_at and clip.published_at.isoformat(),
        "edited_at": clip.edited_at and clip.edited_at.isoformat(),
        "views": clip.view_count,
        "likes": clip.like_count,
        "shares": clip.share_count,
        "files": [path for path in paths if path],
    }
