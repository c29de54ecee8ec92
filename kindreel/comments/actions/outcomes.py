"""What can come of posting a comment."""

from dataclasses import dataclass
from typing import TypeAlias

from kindreel.comments.models import Comment, Nudge
from kindreel.comments.rules import REASON_WORDS, Reason


@dataclass(frozen=True)
class Published:
    """It stands under the clip."""

    comment: Comment


@dataclass(frozen=True)
class Cared:
    """It stands under the clip, and its author is offered help."""

    comment: Comment


@dataclass(frozen=True)
class Held:
    """It is kept, and waits for somebody of the team; only its author sees it."""

    comment: Comment


@dataclass(frozen=True)
class Nudged:
    """It is not posted: the author is asked to think again. The words are not kept."""

    nudge: Nudge
    text: str


@dataclass(frozen=True)
class Refused:
    """It is not posted, for a reason that can be said."""

    reason: Reason

    @property
    def words(self) -> str:
        """The reason, as a person would say it."""
        return REASON_WORDS[self.reason]


Outcome: TypeAlias = Published | Cared | Held | Nudged | Refused
