"""Care: somebody who may be at risk is looked after. No rule, no strike, and nobody is told."""

from typing import assert_never

from django.db import transaction

from kindreel.clips.actions import note_looked_after as note_clip
from kindreel.clips.models import Clip
from kindreel.comments.actions import note_looked_after as note_comment
from kindreel.comments.models import Comment
from kindreel.moderation.actions.open import open_case
from kindreel.moderation.actions.tell import tell_moderators_of_care
from kindreel.moderation.models import Case, CaseSource
from kindreel.moderation.subjects import Reportable
from kindreel.people.models import Person


@transaction.atomic
def open_care_case(*, subject: Clip | Comment) -> Case:
    """Open a case about care for words that sound heavy, and call the team to it."""
    case = open_case(subject=subject, source=CaseSource.CARE)
    tell_moderators_of_care(case)
    return case


def note_looked_after(subject: Reportable | None) -> None:
    """Take the mark off what a case about care was opened for; it may be gone by now."""
    match subject:
        case Clip():
            note_clip(clip_id=subject.pk)
        case Comment():
            note_comment(comment_id=subject.pk)
        case Person() | None:
            pass
        case _:
            assert_never(subject)
