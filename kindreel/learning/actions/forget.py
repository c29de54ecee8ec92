"""What goes with an account, with words that were deleted, and with time."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.learning.models import Comparison, Lesson
from kindreel.learning.rules import KINDS, author_key, subject_key
from kindreel.moderation.models import Case, CaseStage, SubjectKind
from kindreel.people.models import Person

AT_ONCE = 500


def forget(*, person: Person) -> None:
    """Let go of what somebody said, in the transaction that deletes their account."""
    key = author_key(person.pk)
    Lesson.objects.filter(author_key=key).delete()
    Lesson.objects.filter(parent_key=key).update(parent="", parent_key="")
    comments = Comment.objects.written_by(person).values("pk")
    Comparison.objects.filter(kind=SubjectKind.COMMENT, subject_id__in=comments).delete()
    clips = Clip.objects.owned_by(person).values("pk")
    Comparison.objects.filter(kind=SubjectKind.CLIP, subject_id__in=clips).delete()


def forget_what_is_old() -> int:
    """Delete rows and comparisons that were kept long enough; return how many."""
    lessons, _ = Lesson.objects.out_of_date().delete()
    comparisons, _ = Comparison.objects.out_of_date().delete()
    return lessons + comparisons


def forget_what_was_deleted() -> int:
    """Delete rows and comparisons about words that their author deleted; return how many.

    Answers go together with the comment they answer, so no row keeps a parent that is gone.
    """
    gone = 0
    for kind, model in KINDS.items():
        there = model._default_manager.filter(pk=OuterRef("subject_id"))  # noqa: SLF001 - the same for both
        gone += Comparison.objects.filter(~Exists(there), kind=kind).delete()[0]
        decided = Case.objects.filter(~Exists(there), subject_kind=kind, stage=CaseStage.DECIDED)
        for ids in _portions(decided.values_list("subject_id", flat=True).distinct()):
            keys = [subject_key(kind, pk) for pk in ids]
            gone += Lesson.objects.filter(subject_key__in=keys).delete()[0]
    return gone


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    found = list(ids)
    for start in range(0, len(found), AT_ONCE):
        yield found[start : start + AT_ONCE]
