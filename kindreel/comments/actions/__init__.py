"""Every write of this room."""

from kindreel.comments.actions.care import note_looked_after
from kindreel.comments.actions.counts import recount, recount_slice, settle
from kindreel.comments.actions.marks import like, pin, unlike, unpin
from kindreel.comments.actions.outcomes import Cared, Held, Nudged, Outcome, Published, Refused
from kindreel.comments.actions.post import cancel_comment, post_comment
from kindreel.comments.actions.remove import delete_comment, forget

__all__ = [
    "Cared",
    "Held",
    "Nudged",
    "Outcome",
    "Published",
    "Refused",
    "cancel_comment",
    "delete_comment",
    "forget",
    "like",
    "note_looked_after",
    "pin",
    "post_comment",
    "recount",
    "recount_slice",
    "settle",
    "unlike",
    "unpin",
]
