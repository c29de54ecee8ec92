"""Likes, and the one comment a creator pins on top."""

from django.db import transaction
from django.db.models import F

from kindreel.comments.actions.tell import tell_liked
from kindreel.comments.models import Comment, CommentLike
from kindreel.people.models import Person
from kindreel.protection.models import muted_ids
from kindreel.standing.models import Standing


@transaction.atomic
def like(*, person: Person, comment: Comment) -> bool:
    """Like a comment; False when it was liked already."""
    _, is_new = CommentLike.objects.get_or_create(comment=comment, person=person)
    if is_new:
        Comment.objects.filter(pk=comment.pk).update(like_count=F("like_count") + 1)
        if comment.author_id != person.pk and person.pk not in muted_ids(comment.author):
            tell_liked(comment, person)
    return is_new


@transaction.atomic
def unlike(*, person: Person, comment: Comment) -> bool:
    """Take a like back; False when there was none."""
    gone, _ = CommentLike.objects.filter(comment=comment, person=person).delete()
    if gone:
        counted = Comment.objects.filter(pk=comment.pk, like_count__gt=0)
        counted.update(like_count=F("like_count") - 1)
    return bool(gone)


@transaction.atomic
def pin(*, creator: Person, comment: Comment) -> bool:
    """Put a comment on top of the creator's clip, in place of the one before."""
    under = Comment.objects.filter(clip_id=comment.clip_id, clip__author=creator)
    chosen = under.starting_threads().on_show().filter(pk=comment.pk)
    if not chosen.exists():
        return False
    under.filter(is_pinned=True).update(is_pinned=False)
    return bool(
        Comment.objects.filter(pk=comment.pk, standing=Standing.LIVE).update(is_pinned=True)
    )


def unpin(*, creator: Person, comment: Comment) -> bool:
    """Let a pinned comment stand among the others again."""
    pinned = Comment.objects.filter(pk=comment.pk, clip__author=creator, is_pinned=True)
    return bool(pinned.update(is_pinned=False))
