"""The count of comments on a clip, for the room that keeps them."""

from django.db.models import F

from kindreel.clips.models import Clip


def count_comment(*, clip_id: int) -> None:
    """Add one comment just published."""
    Clip.objects.filter(pk=clip_id).update(comment_count=F("comment_count") + 1)


def set_comment_count(*, clip_id: int, count: int) -> None:
    """Set how many comments are on show; whoever calls has locked the clip's row."""
    Clip.objects.filter(pk=clip_id).exclude(comment_count=count).update(comment_count=count)
