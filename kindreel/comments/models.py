"""Comments, likes of comments, and nudges; the doors to them."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kindreel.clips.models import Clip
from kindreel.people.models import PRESENT, Person, Viewer
from kindreel.protection.models import muted_ids, parted_ids
from kindreel.standing.models import Standing, Subject
from kindreel.statements import prepared

LOOKED_AT = 100  # somebody's last comments: how often they spoke to one person is bounded work

ON_SHOW = Q(
    standing=Standing.LIVE,
    is_filtered=False,
    author__is_active=True,
    author__standing__in=PRESENT,
)
# An answer is not shown without the comment it answers.
PARENT_ON_SHOW = Q(parent=None) | Q(
    parent__standing=Standing.LIVE,
    parent__is_filtered=False,
    parent__author__is_active=True,
    parent__author__standing__in=PRESENT,
)


class Order(models.TextChoices):
    """In which order a clip's comments stand; what the creator pinned comes first in both."""

    LIKED = "liked", "Most liked"
    NEWEST = "newest", "Newest"


class CommentQuerySet(models.QuerySet["Comment"]):
    """Doors and verbs over comments."""

    def on_show(self) -> "CommentQuerySet":
        """Live, not filtered by the creator's hidden words, by somebody present; thread and all."""
        return self.filter(ON_SHOW & PARENT_ON_SHOW)

    def visible_to(self, viewer: Viewer) -> "CommentQuerySet":
        """The door: comments on clips this viewer may see, their own held ones included."""
        clips = Clip.objects.visible_to(viewer).values("pk")
        return self.filter(clip__in=clips).readable_by(viewer)

    def readable_by(self, viewer: Viewer) -> "CommentQuerySet":
        """The same for a clip whose door was already passed."""
        if not isinstance(viewer, Person):
            return self.on_show()
        away = parted_ids(viewer) | muted_ids(viewer)
        others = ON_SHOW & PARENT_ON_SHOW
        if away:
            others &= ~Q(author__in=away) & ~Q(parent__author__in=away)
        own = Q(author=viewer) & ~Q(standing=Standing.REMOVED)
        return self.filter(others | own)

    def filtered_for(self, viewer: Viewer) -> "CommentQuerySet":
        """The door to what a creator's own hidden words keep away from everybody else."""
        if not isinstance(viewer, Person):
            return self.none()
        rows = self.filter(clip__author=viewer, is_filtered=True, standing=Standing.LIVE)
        return rows.exclude(author__in=parted_ids(viewer))

    def deletable_by(self, viewer: Viewer) -> "CommentQuerySet":
        """The door for deleting: one's own, and whatever stands under one's own clips."""
        if not isinstance(viewer, Person):
            return self.none()
        seen = Q(clip__author=viewer, standing=Standing.LIVE)
        return self.filter(Q(author=viewer) & ~Q(standing=Standing.REMOVED) | seen)

    def starting_threads(self) -> "CommentQuerySet":
        """Not answers."""
        return self.filter(parent=None)

    def put_in(self, order: Order) -> "CommentQuerySet":
        """Pinned first, then as asked."""
        if order == Order.NEWEST:
            return self.order_by("-is_pinned", "-pk")
        return self.order_by("-is_pinned", "-like_count", "-pk")

    def needing_care(self) -> "CommentQuerySet":
        """Comments whose author may be at risk, by their words. For the team only."""
        return self.filter(needs_care=True)

    def written_by(self, viewer: Viewer) -> "CommentQuerySet":
        """The door to one's own comments."""
        return self.filter(author_id=viewer.pk) if isinstance(viewer, Person) else self.none()


class Comment(Subject):
    """One comment under a clip, or one answer to a comment."""

    subject_kind: ClassVar[str] = "comment"

    clip = models.ForeignKey(Clip, models.CASCADE, related_name="comments")
    author = models.ForeignKey(Person, models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    text = models.CharField(max_length=1000)
    form_token = models.UUIDField()  # the same form sent twice makes one comment
    is_pinned = models.BooleanField(default=False)
    is_filtered = models.BooleanField(default=False)  # holds a hidden word of the clip's creator
    is_checked = models.BooleanField(default=False)  # False: screening could not read it
    verdict = models.JSONField(default=dict)  # for moderators only, never shown to members
    needs_care = models.BooleanField(default=False)  # its words say so; until the team has looked
    like_count = models.PositiveIntegerField(default=0)
    answer_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "form_token"], name="comments_one_a_form"),
            models.UniqueConstraint(
                fields=["clip"], condition=Q(is_pinned=True), name="comments_one_pinned"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="comments_say_something"),
            models.CheckConstraint(
                condition=~Q(parent=F("id")), name="comments_no_answer_to_itself"
            ),
        ]
        indexes = [
            models.Index(
                fields=["clip", "-is_pinned", "-like_count", "-id"],
                condition=Q(parent=None),
                name="comments_most_liked",
            ),
            models.Index(
                fields=["clip", "-is_pinned", "-id"],
                condition=Q(parent=None),
                name="comments_newest",
            ),
            models.Index(fields=["author", "-created_at"], name="comments_lately"),
            models.Index(fields=["id"], condition=Q(needs_care=True), name="comments_needing_care"),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} on {self.clip_id}: {self.text[:40]}"

    @property
    def is_unread(self) -> bool:
        """No model reads the language it is in. One that failed names no language."""
        return not self.is_checked and bool(self.verdict.get("language"))


@prepared
def comments_sent(author: Person, form_token: UUID) -> CommentQuerySet:
    """The door to the comment that came of one of one's own forms."""
    return Comment.objects.written_by(author).filter(form_token=form_token)


@prepared
def said_lately(
    author: Person, since: datetime
) -> models.QuerySet[Comment, tuple[int | None, int, str]]:
    """What somebody wrote since then, the last first: to whom, under whose clip, the text."""
    rows = Comment.objects.written_by(author).filter(created_at__gte=since).order_by("-created_at")
    return rows.values_list("parent__author_id", "clip__author_id", "text")[:LOOKED_AT]


class CommentLike(models.Model):
    """Somebody likes a comment."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="likes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="comment_likes")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "person"], name="comments_like_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} ♥ {self.comment_id}"


class NudgeAnswer(models.TextChoices):
    """What somebody did when asked to think again. Empty: left without an answer."""

    EDITED = "edited", "Wrote it differently"
    POSTED = "posted", "Posted it anyway"
    CANCELLED = "cancelled", "Let it go"


class Nudge(models.Model):
    """Somebody was asked to think again before a comment was posted. The words are not kept."""

    author = models.ForeignKey(Person, models.CASCADE, related_name="nudges")
    clip = models.ForeignKey(Clip, models.CASCADE, related_name="nudges")
    form_token = models.UUIDField()
    fingerprint = models.CharField(max_length=64)  # keyed hash of the text: was it changed?
    model = models.CharField(max_length=40)
    policy = models.CharField(max_length=40)
    shown_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=9, choices=NudgeAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "form_token"], name="comments_one_nudge"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & ~Q(answered_at=None)),
                name="comments_answer_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} nudged at {self.shown_at:%Y-%m-%d}"


@prepared
def nudges_about(author: Person, form_token: UUID) -> models.QuerySet[Nudge]:
    """The question that was asked about one form, if any."""
    return Nudge.objects.filter(author=author, form_token=form_token)
