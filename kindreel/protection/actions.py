"""Every write of blocks, mutes, hidden words and who may comment."""

from dataclasses import dataclass

from django.db import transaction

from kindreel.people.actions import part
from kindreel.people.models import Person
from kindreel.protection.models import Block, CommentChoice, HiddenWord, Mute, WhoMayComment
from kindreel.protection.rules import MOST_HIDDEN_WORDS, fold


@dataclass(frozen=True)
class Hidden:
    """The word is on the list (again)."""

    word: HiddenWord


@dataclass(frozen=True)
class SaysNothing:
    """Nothing is left of the word to compare with."""


@dataclass(frozen=True)
class ListFull:
    """There are as many words on the list as we look for."""


@transaction.atomic
def block(*, blocker: Person, blocked: Person) -> Block:
    """Part two people both ways: follows, requests and notices between them go."""
    row, _ = Block.objects.get_or_create(blocker=blocker, blocked=blocked)
    part(one=blocker, other=blocked)
    return row


def unblock(*, blocker: Person, blocked: Person) -> bool:
    """Take a block back; follows do not come back by themselves."""
    return Block.objects.filter(blocker=blocker, blocked=blocked).delete()[0] > 0


def mute(*, muter: Person, muted: Person) -> Mute:
    """No longer meet somebody in feeds, talk and notices; they are not told."""
    return Mute.objects.get_or_create(muter=muter, muted=muted)[0]


def unmute(*, muter: Person, muted: Person) -> bool:
    """Meet somebody again."""
    return Mute.objects.filter(muter=muter, muted=muted).delete()[0] > 0


@transaction.atomic
def hide_word(*, person: Person, phrase: str) -> Hidden | SaysNothing | ListFull:
    """Put a word or phrase on somebody's own list."""
    folded = fold(phrase)[:60].strip()
    if not folded:
        return SaysNothing()
    known = HiddenWord.objects.filter(person=person, folded=folded).first()
    if known:
        return Hidden(known)
    if HiddenWord.objects.filter(person=person).count() >= MOST_HIDDEN_WORDS:
        return ListFull()
    word, _ = HiddenWord.objects.get_or_create(
        person=person, folded=folded, defaults={"phrase": phrase}
    )
    return Hidden(word)


def show_word(*, person: Person, word_id: int) -> bool:
    """Take a word off somebody's own list; False if it is not on it."""
    return HiddenWord.objects.filter(person=person, pk=word_id).delete()[0] > 0


def choose_who_may_comment(*, person: Person, who: WhoMayComment) -> None:
    """Keep whose comments somebody lets under their clips."""
    CommentChoice.objects.update_or_create(person=person, defaults={"who": who})
