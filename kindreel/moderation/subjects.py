"""The clip, comment or account behind a case: finding it, and keeping what it said."""

from typing import TypeAlias, assert_never

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.moderation.models import Case, Snapshot, SubjectKind
from kindreel.people.models import Person, Viewer
from kindreel.protection.models import people_visible_to

Reportable: TypeAlias = Clip | Comment | Person
Kind: TypeAlias = type[Clip] | type[Comment] | type[Person]

MODELS: tuple[Kind, ...] = (Clip, Comment, Person)
LONGEST_NUMBER = 18  # digits that fit a database's big integer


def reportable_to(viewer: Viewer, kind: str, name: str) -> Reportable | None:
    """The door: a clip (by public id), comment (number) or person (handle) that `viewer` sees."""
    if kind == SubjectKind.CLIP:
        clips = Clip.objects.visible_to(viewer).select_related("author")
        return clips.filter(public_id=name).first()
    if kind == SubjectKind.COMMENT:
        number = int(name) if name.isdecimal() and len(name) <= LONGEST_NUMBER else 0
        comments = Comment.objects.visible_to(viewer).select_related("author", "clip__author")
        return comments.filter(pk=number).first()
    if kind == SubjectKind.PERSON:
        return people_visible_to(viewer).filter(username=name).first()
    return None


def subject_of(case: Case, *, locked: bool = False) -> Reportable | None:
    """Return what a case is about, whatever its standing; None when it was deleted."""
    if case.subject_kind == SubjectKind.CLIP:
        clips = (
            Clip.objects.select_for_update() if locked else Clip.objects.select_related("author")
        )
        return clips.filter(pk=case.subject_id).first()
    if case.subject_kind == SubjectKind.COMMENT:
        comments = Comment.objects.all()
        if locked:
            return comments.select_for_update().filter(pk=case.subject_id).first()
        comments = comments.select_related("author", "clip__author", "parent__author")
        return comments.filter(pk=case.subject_id).first()
    people = Person.objects.get_queryset()
    if locked:
        people = people.select_for_update()
    return people.filter(pk=case.subject_id).first()


def author_of(subject: Reportable) -> Person:
    """Return who has to answer for a subject."""
    return subject if isinstance(subject, Person) else subject.author


def name_of(subject: Reportable) -> str:
    """Return what a subject is called in addresses."""
    match subject:
        case Clip():
            return subject.public_id
        case Comment():
            return str(subject.pk)
        case Person():
            return subject.username
        case _:
            assert_never(subject)


def snapshot_of(subject: Reportable) -> Snapshot:
    """Return what is said or shown now, so that a later edit cannot hide it."""
    author = author_of(subject)
    return {"handle": author.username, "name": author.name, **_own_words(subject)}


def _own_words(subject: Reportable) -> Snapshot:
    match subject:
        case Clip():
            return {
                "clip": subject.public_id,
                "words": subject.caption,
                "alt": subject.alt,
                "audience": subject.audience,
                "poster": subject.poster,
                "milliseconds": subject.milliseconds,
            }
        case Comment():
            return {
                "clip": subject.clip.public_id,
                "words": subject.text,
                "clip_caption": subject.clip.caption,
                "answers": _answered(subject.parent),
            }
        case Person():
            return {"words": subject.bio, "avatar": subject.avatar.name or ""}
        case _:
            assert_never(subject)


def _answered(parent: Comment | None) -> Snapshot | None:
    return {"handle": parent.author.username, "words": parent.text} if parent else None
