"""Two readers over the same words, one after the other, where nobody waits for them."""

import os
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.learning.models import Advised, Comparison, Trial
from kindreel.learning.rules import Spoken
from kindreel.lib.hashtags import mentions_in
from kindreel.screening import Context, Reader, Verdict

GENTLENESS: Final = 10  # as `nice` counts
STRICTEST_LAST: Final = tuple(Advised)
_NO_MODEL: Final = "no model:"  # so a reader begins when its files cannot be used


class CannotReadError(Exception):
    """The candidate's files cannot be used; the message says why."""


@dataclass(frozen=True)
class Said:
    """What a comment or clip says, and the context it is read in."""

    subject: Spoken
    texts: tuple[str, ...]
    context: Context


@dataclass(frozen=True)
class _Answer:
    verdict: Verdict
    advice: Advised
    milliseconds: float


def said_of(subject: Spoken) -> Said:
    """Rebuild what screening was asked when this was posted, as far as it can be known.

    An answer to an answer hangs on the first comment of its thread, and is read as answering that.
    """
    if isinstance(subject, Clip):
        texts = tuple(text for text in (subject.caption, subject.alt) if text.strip())
        return Said(subject, texts, Context())
    return Said(subject, (subject.text,), context_of(subject))


def context_of(comment: Comment) -> Context:
    """Return what stands around a comment: the same questions as when it was posted.

    How often its author had spoken to the same person is not counted again: it is left out.
    """
    others = [name for name in mentions_in(comment.text) if name != comment.author.username]
    parent = comment.parent
    return Context(parent=parent.text if parent else "", addressed=bool(parent or others))


def compare(
    trial: Trial, subjects: Sequence[Spoken], live: Reader, candidate: Reader
) -> list[Comparison]:
    """Read everything with both; raise `CannotReadError` when the candidate has no model.

    It happens in a thread of its own that gives way to all others.
    """
    asked = [said for subject in subjects if (said := said_of(subject)).texts]
    with ThreadPoolExecutor(1, initializer=_give_way) as gently:
        return list(gently.submit(_compare, trial, asked, live, candidate).result())


def _compare(
    trial: Trial, asked: Sequence[Said], live: Reader, candidate: Reader
) -> list[Comparison]:
    if asked:
        live.warm_up()
        candidate.warm_up()
    return [_pair(trial, said, _read(live, said), _read(candidate, said)) for said in asked]


def _pair(trial: Trial, said: Said, live: _Answer, candidate: _Answer) -> Comparison:
    if candidate.verdict.reason.startswith(_NO_MODEL):
        raise CannotReadError(candidate.verdict.reason.removeprefix(_NO_MODEL).strip())
    return Comparison(
        trial=trial,
        kind=said.subject.subject_kind,
        subject_id=said.subject.pk,
        language=(live.verdict.language or candidate.verdict.language)[:8],
        live_advice=live.advice,
        candidate_advice=candidate.advice,
        live_scores=dict(live.verdict.scores),
        candidate_scores=dict(candidate.verdict.scores),
        live_ms=live.milliseconds,
        candidate_ms=candidate.milliseconds,
    )


def _read(reader: Reader, said: Said) -> _Answer:
    """Read each text; the strictest answer counts, as it does when a clip is posted."""
    begun = time.perf_counter()
    verdicts = [reader.read(text, said.context) for text in said.texts]
    spent = round(1000 * (time.perf_counter() - begun), 2)
    verdict = max(verdicts, key=lambda found: STRICTEST_LAST.index(advised(found)))
    return _Answer(verdict, advised(verdict), spent)


def advised(verdict: Verdict) -> Advised:
    """Return the advice, or that there is none."""
    return Advised(verdict.advice.value) if verdict.checked else Advised.UNREAD


def _give_way() -> None:
    """On Linux a thread has a niceness of its own."""
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GENTLENESS)
