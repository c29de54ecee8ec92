"""What one person gets of this room when they take their data with them. Never a score."""

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.learning.models import Comparison, Lesson
from kindreel.learning.rules import author_key
from kindreel.moderation.models import SubjectKind
from kindreel.moderation.policy import title_of
from kindreel.people.models import Person


def export(person: Person) -> dict[str, object]:
    """Return the rows made of somebody's words, and how often a model on trial read them."""
    key = author_key(person.pk)
    lessons = Lesson.objects.filter(author_key=key).order_by("pk")
    comments = Comparison.objects.filter(
        kind=SubjectKind.COMMENT, subject_id__in=Comment.objects.written_by(person).values("pk")
    )
    clips = Comparison.objects.filter(
        kind=SubjectKind.CLIP, subject_id__in=Clip.objects.owned_by(person).values("pk")
    )
    return {
        "kept_to_measure_screening_by": [_lesson(row) for row in lessons.iterator()],
        "your_words_above_such_rows": list(
            Lesson.objects.filter(parent_key=key).order_by("pk").values_list("parent", flat=True)
        ),
        "times_a_model_on_trial_read_you": comments.count() + clips.count(),
    }


def _lesson(row: Lesson) -> dict[str, object]:
    return {
        "text": row.text,
        "rule": title_of(row.rule) if row.rule else "",
        "kept": not row.rule,
        "on_appeal": row.on_appeal,
        "decided_on": row.decided_on.isoformat(),
    }
