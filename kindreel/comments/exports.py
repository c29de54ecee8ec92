"""What one person gets of this room when they take their data with them."""

from kindreel.comments.models import Comment, CommentLike, Nudge
from kindreel.people.models import Person


def export(person: Person) -> dict[str, object]:
    """Return somebody's comments, likes of comments, and nudges, ready for JSON."""
    comments = Comment.objects.written_by(person).select_related("clip").order_by("pk")
    likes = CommentLike.objects.filter(person=person).order_by("pk")
    nudges = Nudge.objects.filter(author=person).order_by("pk")
    return {
        "comments": [_comment(row) for row in comments.iterator()],
        "liked_comments": [
            {"comment": row.comment_id, "at": row.created_at.isoformat()}
            for row in likes.iterator()
        ],
        "asked_to_think_again": [
            {"at": row.shown_at.isoformat(), "answer": row.answer} for row in nudges.iterator()
        ],
    }


def _comment(row: Comment) -> dict[str, object]:
    return {
        "id": row.pk,
        "clip": row.clip.public_id,
        "answer_to": row.parent_id,
        "text": row.text,
        "standing": row.standing,
        "likes": row.like_count,
        "at": row.created_at.isoformat(),
    }
