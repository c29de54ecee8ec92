"""Pages and fragments of this room."""

from kindreel.comments.views.marks import delete, like, pin, unlike, unpin
from kindreel.comments.views.read import show_answers, show_comments, show_filtered
from kindreel.comments.views.write import cancel, post

__all__ = [
    "cancel",
    "delete",
    "like",
    "pin",
    "post",
    "show_answers",
    "show_comments",
    "show_filtered",
    "unlike",
    "unpin",
]
