"""What the tests of this room share: something reported, something held, a judgement."""

import pytest

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of
from kindreel.moderation.actions import Reported, open_case, report
from kindreel.moderation.models import Case, CaseSource, Category
from kindreel.people.models import Person
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing


@pytest.fixture
def clip(ada: Person) -> Clip:
    return clip_of(ada, "Paper boats on the pond")


@pytest.fixture
def remark(noah: Person, clip: Clip) -> Comment:
    """A comment by noah that somebody may find unkind."""
    return comment_of(noah, clip, "Those boats look silly")


@pytest.fixture
def reported(remark: Comment, zoe: Person) -> Case:
    """An open case: zoe reported noah's comment."""
    done = report(
        reporter=zoe, subject=remark, category=Category.BULLYING, words="He always does that."
    )
    assert isinstance(done, Reported)
    return done.report.case


@pytest.fixture
def held(remark: Comment) -> Case:
    """An open case: screening held noah's comment."""
    change_standing(subject=remark, to=Standing.HELD, cause=Cause(None, "screening"))
    return open_case(subject=remark, source=CaseSource.SCREENING)
