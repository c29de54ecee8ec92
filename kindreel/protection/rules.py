"""Who may speak to whom, and what somebody does not want to read."""

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from kindreel.people.models import Follow, Person
from kindreel.protection.models import (
    Block,
    CommentChoice,
    HiddenWord,
    Mute,
    WhoMayComment,
    default_who_may_comment,
)
from kindreel.statements import prepared

MOST_HIDDEN_WORDS = 100

LEET = str.maketrans("03457@$€", "oeastase")
ONES = ("i", "l")  # what a 1, a ! and a | may stand for
_ONE_SIGNS = re.compile(r"1|[!|](?=\w)")  # at the end of a word ! is only a sign
_WORD = re.compile(r"[^\W_]+")
_LONG_RUN = re.compile(r"(\w)\1{2,}")
# Scripts written without spaces: a phrase is looked for anywhere.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def may_speak_to(speaker: Person, owner: Person, who: str = "") -> bool:
    """True if `speaker` may comment under what `owner` made.

    `who` is the choice for one clip; empty: as its owner has it, else as their age band has it.
    """
    if speaker.pk == owner.pk:
        return True
    if are_parted(speaker, owner):
        return False
    match WhoMayComment(who) if who else who_may_comment(owner):
        case WhoMayComment.EVERYONE:
            return not owner.is_private or is_following(speaker, owner)
        case WhoMayComment.FOLLOWERS:
            return is_following(speaker, owner)
        case WhoMayComment.NOBODY:
            return False


def who_may_comment(owner: Person) -> WhoMayComment:
    """Return whose comments somebody lets under their clips: their choice, else their band's."""
    choice = next(iter(_choice_of(owner)), "")
    return WhoMayComment(choice) if choice else default_who_may_comment(owner.age_band)


@prepared
def _choice_of(owner: Person) -> QuerySet[CommentChoice, str]:
    return CommentChoice.objects.filter(person=owner).values_list("who", flat=True)


def are_parted(one: Person, other: Person) -> bool:
    """True if either blocked the other."""
    return bool(_blocks_between(one, other))


@prepared
def _blocks_between(one: Person, other: Person) -> QuerySet[Block, int]:
    blocks = Block.objects.filter(Q(blocker=one, blocked=other) | Q(blocker=other, blocked=one))
    return blocks.values_list("pk", flat=True)


def is_following(follower: Person, followed: Person) -> bool:
    """True for a follow in force, not for one that waits."""
    return bool(_follows_in_force(follower, followed))


@prepared
def _follows_in_force(follower: Person, followed: Person) -> QuerySet[Follow, int]:
    follows = Follow.objects.accepted().filter(follower=follower, followed=followed)
    return follows.values_list("pk", flat=True)


def is_unwelcome(person: Person, by: Person) -> bool:
    """True if `person` is not to be told of what `by` does: muted, or blocked either way."""
    return Mute.objects.filter(muter=person, muted=by).exists() or are_parted(person, by)


def hidden_words_of(person: Person) -> frozenset[str]:
    """Return the folded words and phrases somebody does not want to read."""
    return frozenset(_folded_words(person))


@prepared
def _folded_words(person: Person) -> QuerySet[HiddenWord, str]:
    return HiddenWord.objects.filter(person=person).values_list("folded", flat=True)


def fold(phrase: str) -> str:
    """Return a word or phrase as compared: small, without accents, digits read as letters."""
    return " ".join(_words(_ONE_SIGNS.sub(ONES[0], _plain(phrase))))


def contains_hidden_word(text: str, folded_words: Iterable[str]) -> bool:
    """True if one of the words stands in `text`, however it is dressed up.

    Whole words only, so that hiding “ass” does not hide “class”.
    """
    phrases = set(folded_words)
    return bool(phrases) and any(_holds(reading, phrases) for reading in _readings(text))


def _holds(reading: str, phrases: set[str]) -> bool:
    padded = f" {reading} "
    return any(f" {phrase} " in padded or _is_inside(phrase, reading) for phrase in phrases)


def _is_inside(phrase: str, reading: str) -> bool:
    return bool(_UNSPACED.search(phrase)) and phrase.replace(" ", "") in reading.replace(" ", "")


def _readings(text: str) -> set[str]:
    """Return the ways a text can be read: a 1 as i or as l, "looool" as "lol" or as "lool"."""
    plain = _plain(text)
    read = set()
    for one in ONES:
        words = " ".join(_words(_ONE_SIGNS.sub(one, plain)))
        read |= {words, _LONG_RUN.sub(r"\1", words), _LONG_RUN.sub(r"\1\1", words)}
    return read


def _plain(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in split if _is_kept(char))
    return unicodedata.normalize("NFC", kept).translate(LEET)


def _is_kept(char: str) -> bool:
    # Marks above and below letters dress a word up; marks of lower classes are part of a script.
    return unicodedata.combining(char) < 200 and unicodedata.category(char) != "Cf"


def _words(text: str) -> list[str]:
    """Return the words of a text; letters that stand alone side by side are one word."""
    words: list[str] = []
    was_alone = False
    for word in _WORD.findall(text):
        is_alone = len(word) == 1
        if is_alone and was_alone:
            words[-1] += word
        else:
            words.append(word)
        was_alone = is_alone
    return words
