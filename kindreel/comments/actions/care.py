"""Whoever wrote something that sounds heavy: the mark that the team has to look."""

from kindreel.comments.models import Comment


def note_looked_after(*, comment_id: int) -> None:
    """Somebody of the team has looked whether the author needs care."""
    Comment.objects.needing_care().filter(pk=comment_id).update(needs_care=False)
