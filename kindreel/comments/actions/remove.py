"""Deleting comments: one, by its author or the clip's creator; or all of an account that goes."""

from django.db import transaction
from django.db.models import F

from kindreel.comments.actions.counts import recount
from kindreel.comments.models import Comment, CommentLike
from kindreel.people.models import Person


@transaction.atomic
def delete_comment(*, person: Person, comment: Comment) -> bool:
    """Delete a comment and the answers to it; False when it is not there or not theirs."""
    gone, _ = Comment.objects.deletable_by(person).filter(pk=comment.pk).delete()
    if gone:
        recount(clip_id=comment.clip_id, parent_id=comment.parent_id)
    return bool(gone)


@transaction.atomic
def forget(*, person: Person) -> None:
    """Take out what somebody said and liked before their account goes, and keep counts right."""
    likes = CommentLike.objects.filter(person=person)
    liked = Comment.objects.filter(pk__in=likes.values("comment_id"), like_count__gt=0)
    liked.update(like_count=F("like_count") - 1)
    likes.delete()
    theirs = Comment.objects.filter(author=person)
    touched = set(theirs.order_by().values_list("clip_id", "parent_id"))
    theirs.delete()
    for clip_id, parent_id in touched:
        recount(clip_id=clip_id, parent_id=parent_id)
