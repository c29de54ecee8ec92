"""Notices about comments, inside the transaction of whoever calls."""

from collections.abc import Iterable

from django.urls import reverse

from kindreel.clips.rules import UNREAD
from kindreel.comments.models import Comment
from kindreel.comments.rules import Telling
from kindreel.notices.actions import notify
from kindreel.notices.models import NoticeKind
from kindreel.people.models import Person


def tell_of(comment: Comment, tellings: Iterable[Telling]) -> None:
    """Tell each, once. The words of the comment stay out: it may yet be taken down."""
    for telling in tellings:
        notify(
            recipient=telling.person,
            kind=telling.kind,
            title=telling.title,
            link=_place_of(comment),
            about=f"comment:{comment.pk}",
            by=comment.author,
        )


def tell_held(comment: Comment) -> None:
    """Tell its author that somebody looks at it first."""
    first = "Somebody from our team reads it before others can see it."
    notify(
        recipient=comment.author,
        kind=NoticeKind.MODERATION,
        title="Your comment waits for a look",
        words=f"{UNREAD if comment.is_unread else first} You do not have to do anything. "
        "We tell you what they decide and why.",
        link=_place_of(comment),
        about=f"comment-held:{comment.pk}",
    )


def tell_liked(comment: Comment, liker: Person) -> None:
    """Tell its author that somebody likes it."""
    notify(
        recipient=comment.author,
        kind=NoticeKind.LIKE,
        title=f"{liker.name} likes your comment",
        link=_place_of(comment),
        about=f"comment-like:{comment.pk}:{liker.pk}",
        by=liker,
    )


def _place_of(comment: Comment) -> str:
    top = comment.parent_id or comment.pk
    thread = reverse("comments:answers", args=[comment.clip.public_id, top])
    return f"{thread}#comment-{comment.pk}"
