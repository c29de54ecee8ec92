"""From a decision to a row: which text it was about, in which talk, and who has to go out of it."""

import json

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.learning.labels import labels_of
from kindreel.learning.models import Lesson
from kindreel.learning.rules import Spoken, author_key, key_mark, keyed, subject_key
from kindreel.learning.stripping import stripped
from kindreel.lib.hashtags import mentions_in
from kindreel.moderation.models import Decision, Outcome
from kindreel.people.models import Person
from kindreel.screening.languages import language_of

MOST_NAMES = 1000  # people of one talk whose names are looked for, the latest first


def lesson_of(decision: Decision, subject: Spoken) -> Lesson | None:
    """Return the row that a final decision makes, or None where it is not about these words.

    A clip that was taken down was watched, not only read: its caption proves nothing. And words
    that changed since are not those that were decided about.
    """
    words = words_of(subject)
    if not words.strip() or words != decision.case.snapshot.get("words"):
        return None
    if isinstance(subject, Clip) and decision.outcome != Outcome.KEEP:
        return None
    parent = subject.parent if isinstance(subject, Comment) else None
    names = names_around(subject, parent)
    return _lesson(decision, subject, stripped(words, names), parent, names)


def _lesson(
    decision: Decision, subject: Spoken, text: str, parent: Comment | None, names: list[str]
) -> Lesson:
    above = stripped(parent.text, names) if parent else ""
    return Lesson(
        subject_key=subject_key(subject.subject_kind, subject.pk),
        author_key=author_key(subject.author_id),
        parent_key=author_key(parent.author_id) if parent else "",
        text_key=keyed("text", f"{text.casefold()}\n{above.casefold()}"),
        key_mark=key_mark(),
        kind=subject.subject_kind,
        text=text,
        parent=above,
        language=language_of(text)[:8],
        labels=labels_of(decision),
        rule=decision.rule,
        on_appeal=decision.appealed_moderator_id is not None,
        decided_on=decision.at.date(),
    )


def words_of(subject: Spoken) -> str:
    """Return what somebody wrote."""
    return subject.text if isinstance(subject, Comment) else subject.caption


def names_around(subject: Spoken, parent: Comment | None) -> list[str]:
    """Return handles and display names of everybody in the talk, and of whoever is mentioned."""
    clip = subject.clip if isinstance(subject, Comment) else subject
    talking = Comment.objects.filter(clip=clip).order_by("-pk").values_list("author_id", flat=True)
    ids = {subject.author_id, clip.author_id, *talking[:MOST_NAMES]}
    people = Person.objects.filter(pk__in=ids)
    said = f"{words_of(subject)}\n{parent.text if parent else ''}"
    mentioned = Person.objects.filter(username__in=mentions_in(said))
    rows = (people | mentioned).values_list("username", "display_name")
    return [name for row in rows for name in row if name]


def lessons_once() -> list[Lesson]:
    """Return all rows, of equal texts only the one decided last."""
    rows = Lesson.objects.order_by("decided_on", "pk")
    return list({row.text_key: row for row in rows.iterator()}.values())


def as_json_line(row: Lesson) -> str:
    """Return a row as a line that `kindreel screening evaluate --rows` reads. No key goes along."""
    values = {
        "text": row.text,
        "parent": row.parent,
        "language": row.language,
        "labels": row.labels,
        "against": bool(row.rule),
        "rule": row.rule,
        "on_appeal": row.on_appeal,
        "kind": row.kind,
    }
    return json.dumps(values, ensure_ascii=False) + "\n"
