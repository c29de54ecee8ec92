"""Posting a comment: may one speak here, what does screening say, is one asked to think again."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from kindreel.clips.models import Clip
from kindreel.clips.rules import must_wait, why_it_waits
from kindreel.comments.actions.counts import count_one_more
from kindreel.comments.actions.outcomes import Cared, Held, Nudged, Outcome, Published, Refused
from kindreel.comments.actions.tell import tell_held, tell_of
from kindreel.comments.models import (
    Comment,
    Nudge,
    NudgeAnswer,
    comments_sent,
    nudges_about,
)
from kindreel.comments.rules import (
    Reason,
    fingerprint,
    is_against_wishes,
    is_worth_asking,
    reason_to_refuse,
    tellings_of,
    times_spoken_lately,
)
from kindreel.lib.hashtags import mentions_in
from kindreel.people.models import Person
from kindreel.screening import Advice, Context, Verdict, read
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing


@dataclass(frozen=True)
class _Draft:
    """A comment that is not yet one."""

    author: Person
    clip: Clip
    parent: Comment | None
    text: str
    form_token: UUID


class _AnsweredAlready(Exception):  # noqa: N818 - not an error, a race that was lost
    """The nudge got another answer in the meantime."""


def post_comment(
    *,
    author: Person,
    clip: Clip,
    text: str,
    parent: Comment | None,
    form_token: UUID,
    after: NudgeAnswer | None = None,
) -> Outcome:
    """Publish, hold, ask to think again, or refuse. `after` says which button of the nudge it was.

    The same form twice gives the first answer again; other words in a form that was used up (as
    after the browser's "back") count as a form of their own. `clip` and `parent` come through
    their doors; what screening says is read before any transaction begins.
    """
    draft = _draft(author, clip, text, parent, form_token)
    earlier = _earlier(draft)
    if earlier is not None and earlier.comment.text == draft.text:
        return earlier
    reason = reason_to_refuse(author, clip, parent)
    if reason is not None:
        return Refused(reason)
    verdict = read(draft.text, _context(draft, parent))
    nudge = next(iter(nudges_about(author, form_token)), None)
    if earlier is not None or (nudge is not None and nudge.answer):
        draft, nudge = replace(draft, form_token=uuid4()), None
    if verdict.advice == Advice.NUDGE and is_worth_asking(nudge, draft.text, after):
        return Nudged(nudge or _ask(draft, verdict), text)
    return _keep_or_say_why(draft, verdict, nudge)


def _draft(
    author: Person, clip: Clip, text: str, parent: Comment | None, form_token: UUID
) -> _Draft:
    """Threads are one level deep: an answer to an answer hangs on the top, with an @mention."""
    if parent is None or parent.parent is None:
        return _Draft(author, clip, parent, text, form_token)
    handle = parent.author.username
    if handle not in mentions_in(text) and parent.author_id != author.pk:
        text = f"@{handle} {text}"
    return _Draft(author, clip, parent.parent, text, form_token)


def _context(draft: _Draft, parent: Comment | None) -> Context:
    others = [handle for handle in mentions_in(draft.text) if handle != draft.author.username]
    if not (parent or others):
        return Context()
    to = parent.author if parent else draft.clip.author
    return Context(
        parent=parent.text if parent else "",
        addressed=True,
        times_lately=times_spoken_lately(draft.author, to),
    )


def _earlier(draft: _Draft) -> Published | Cared | Held | None:
    comment = next(iter(comments_sent(draft.author, draft.form_token)), None)
    if comment is None:
        return None
    return _shown(comment) if comment.is_live else Held(comment)


def _shown(comment: Comment) -> Published | Cared:
    return Cared(comment) if comment.needs_care else Published(comment)


def _ask(draft: _Draft, verdict: Verdict) -> Nudge:
    nudge, _ = Nudge.objects.get_or_create(
        author=draft.author,
        form_token=draft.form_token,
        defaults={
            "clip": draft.clip,
            "fingerprint": fingerprint(draft.text),
            "model": verdict.model,
            "policy": verdict.policy,
        },
    )
    return nudge


def _keep_or_say_why(draft: _Draft, verdict: Verdict, nudge: Nudge | None) -> Outcome:
    try:
        return _keep(draft, verdict, nudge)
    except _AnsweredAlready:
        return _earlier(draft) or Refused(Reason.LET_GO)
    except IntegrityError:  # sent twice at once, or the clip or the parent has just gone
        return _earlier(draft) or Refused(Reason.GONE)


def _keep(draft: _Draft, verdict: Verdict, nudge: Nudge | None) -> Published | Cared | Held:
    is_held = must_wait(verdict)
    comment = Comment(
        author=draft.author,
        clip=draft.clip,
        parent=draft.parent,
        text=draft.text,
        form_token=draft.form_token,
        is_checked=verdict.checked,
        is_filtered=is_against_wishes(draft.clip, draft.author, draft.text),
        verdict=verdict.as_json(),
        needs_care=verdict.advice is Advice.CARE,
    )
    tellings = [] if is_held or comment.is_filtered else tellings_of(comment)
    with transaction.atomic():
        comment.save(force_insert=True)
        _note_answer(nudge, draft.text)
        if is_held:
            return _hold(comment, verdict)
        if not comment.is_filtered:
            count_one_more(comment)
        tell_of(comment, tellings)
    return _shown(comment)


def _hold(comment: Comment, verdict: Verdict) -> Held:
    cause = Cause(actor_id=None, cause="screening", reason=why_it_waits(verdict))
    change_standing(subject=comment, to=Standing.HELD, cause=cause)
    tell_held(comment)
    return Held(comment)


def _note_answer(nudge: Nudge | None, text: str) -> None:
    if nudge is None:
        return
    is_same = nudge.fingerprint == fingerprint(text)
    if not _answer(nudge, NudgeAnswer.POSTED if is_same else NudgeAnswer.EDITED):
        raise _AnsweredAlready


def _answer(nudge: Nudge, answer: NudgeAnswer) -> bool:
    unanswered = Nudge.objects.filter(pk=nudge.pk, answer="")
    return bool(unanswered.update(answer=answer, answered_at=timezone.now()))


def cancel_comment(*, author: Person, clip: Clip, form_token: UUID) -> bool:
    """Note that somebody let a comment go; False when there was no open question."""
    nudge = Nudge.objects.filter(author=author, clip=clip, form_token=form_token).first()
    return nudge is not None and _answer(nudge, NudgeAnswer.CANCELLED)
