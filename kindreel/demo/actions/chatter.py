"""What the members say to each other: likes, comments, answers, nudges, and a few hurtful words."""

import random
import uuid
from datetime import timedelta
from typing import assert_never

from django.utils import timezone

from kindreel.clips.actions import count_view, like
from kindreel.clips.models import Clip
from kindreel.comments.actions import Cared, Held, Nudged, Published, Refused, pin, post_comment
from kindreel.comments.actions import like as like_comment
from kindreel.comments.models import Comment, NudgeAnswer
from kindreel.demo.films import FILMS
from kindreel.demo.hurtful_words import HELD, NUDGED, REPORTED
from kindreel.demo.talk import (
    ABOUT_EPISODES,
    ANSWER_TO_HEAVY,
    ANSWERS,
    HEAVY,
    KIND,
    QUESTIONS,
    ROUGH_BUT_FRIENDLY,
)
from kindreel.people.models import Person
from kindreel.protection.rules import may_speak_to

COMMENTS_EACH = 5
VIEWS_EACH = 40
EPISODES = [film for film in FILMS if film.episode]


def make_talk(
    people: dict[str, Person], clips: dict[str, Clip], chance: random.Random
) -> list[Comment]:
    """Fill the threads; return the comments that will be reported."""
    voices = [person for person in people.values() if not person.is_private]
    for film in FILMS:
        clip = clips[film.key]
        pool = ABOUT_EPISODES + KIND if film.episode else KIND + QUESTIONS + ROUGH_BUT_FRIENDLY
        said = chance.sample(pool, COMMENTS_EACH + chance.randrange(-2, 2))
        _thread(clip, said, voices, chance)
        _marks(clip, voices, chance)
    _heavy(people["mateo"], clips[EPISODES[0].key])
    open_to_all = [clips[film.key] for film in FILMS if not clips[film.key].author.is_minor]
    return _hurtful(people["pepper"], open_to_all)


def backdate_talk(chance: random.Random) -> None:
    """Spread the comments over the time since their clip came out, answers later."""
    now = timezone.now()
    told = Comment.objects.filter(author__is_demo=True).select_related("clip", "parent")
    for comment in told.order_by("parent_id", "pk"):
        begun = comment.parent.created_at if comment.parent else comment.clip.published_at or now
        then = begun + (now - begun) * chance.uniform(0.05, 0.9)
        Comment.objects.filter(pk=comment.pk).update(created_at=then)


def _thread(clip: Clip, said: list[str], voices: list[Person], chance: random.Random) -> None:
    others = [person for person in voices if person.pk != clip.author_id]
    comments = [
        comment
        for text, author in zip(said, chance.sample(others, len(said)), strict=True)
        if (comment := _say(author, clip, text)) is not None
    ]
    if comments:
        _say(clip.author, clip, chance.choice(ANSWERS), comments[0])
        for fan in chance.sample(others, chance.randrange(1, 9)):
            like_comment(comment=comments[0], person=fan)
    if len(comments) > 2:
        pin(creator=clip.author, comment=comments[1])


def _marks(clip: Clip, voices: list[Person], chance: random.Random) -> None:
    for fan in chance.sample(voices, chance.randrange(4, len(voices))):
        like(person=fan, clip=clip)
    today = timezone.now().date()
    for n in range(chance.randrange(8, VIEWS_EACH)):
        count_view(clip=clip, viewer_key=f"demo:{n}", day=today - timedelta(days=n % 5))


def _say(author: Person, clip: Clip, text: str, parent: Comment | None = None) -> Comment | None:
    """Post as the page would; who may not speak there stays silent."""
    if not may_speak_to(author, clip.author, clip.who_may_comment):
        return None
    token = uuid.uuid4()
    outcome = post_comment(author=author, clip=clip, text=text, parent=parent, form_token=token)
    if isinstance(outcome, Nudged):
        outcome = post_comment(
            author=author,
            clip=clip,
            text=text,
            parent=parent,
            form_token=token,
            after=NudgeAnswer.POSTED,
        )
    match outcome:
        case Published(comment) | Cared(comment) | Held(comment):
            return comment
        case Nudged() | Refused():
            return None
        case _:
            assert_never(outcome)


def _heavy(author: Person, clip: Clip) -> None:
    """Let somebody say that they are not well, and somebody answer kindly."""
    comment = _say(author, clip, HEAVY)
    if comment is not None:
        _say(clip.author, clip, ANSWER_TO_HEAVY, comment)


def _hurtful(author: Person, clips: list[Clip]) -> list[Comment]:
    """Post the few hurtful comments; those that were let through are the ones to report."""
    said = [
        _say(author, clip, text)
        for text, clip in zip(HELD + NUDGED + REPORTED, clips, strict=False)
    ]
    return [comment for comment in said if comment is not None and comment.is_live]
