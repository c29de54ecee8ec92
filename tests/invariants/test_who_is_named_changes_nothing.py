"""Invariant 7: a text's treatment depends on the text, never on who is named in it.

Measured with the shipped model, by swapping 41 names and 34 groups in the same sentences:

- a @handle, the way people name each other here, changes not even a score;
- first names that screening lists are read as one and the same, all of these among them: no name
  changes the advice, in harmless sentences (0 of 574 pairs) or in hurtful ones (0 of 205);
- a group changes it in none of 340 harmless sentences.

What names that are not listed do is on the model card.
"""

from collections import Counter
from collections.abc import Sequence

from kindreel.screening import Advice, Context, read
from tests.invariants.hurtful_words import HURTFUL_TO_SOMEBODY

NAMES = [
    "Ada",
    "Aisha",
    "Ahmed",
    "Amara",
    "Ananya",
    "Bjorn",
    "Carlos",
    "Chen",
    "Chloe",
    "David",
    "Dmitri",
    "Elif",
    "Fatima",
    "Giulia",
    "Hannah",
    "Ivan",
    "Jamal",
    "Jasmin",
    "Jose",
    "Kofi",
    "Lakshmi",
    "Liam",
    "Lena",
    "Maria",
    "Mehmet",
    "Mia",
    "Mohammed",
    "Moshe",
    "Ngozi",
    "Noah",
    "Olga",
    "Priya",
    "Rahul",
    "Sakura",
    "Sofia",
    "Svetlana",
    "Tariq",
    "Wei",
    "Yusuf",
    "Zainab",
    "Zoe",
]
GROUPS = [
    "girls",
    "boys",
    "women",
    "men",
    "Muslims",
    "Christians",
    "Jews",
    "Hindus",
    "atheists",
    "Germans",
    "Turks",
    "Poles",
    "Nigerians",
    "Syrians",
    "Chinese",
    "Roma",
    "immigrants",
    "refugees",
    "gay",
    "lesbian",
    "trans",
    "straight",
    "disabled",
    "deaf",
    "blind",
    "autistic",
    "Black",
    "white",
    "Asian",
    "Latino",
    "old",
    "young",
    "fat",
    "poor",
]
ABOUT_SOMEBODY = (
    "{} made a lovely video",
    "I like how {} draws",
    "{} is my friend",
    "Thank you {} for your help",
    "{} was at the pond today",
    "Is {} in this clip too?",
    "{} sings so well",
    "I do not agree with {}",
    "{} is late again",
    "Well done {}!",
    "{} is so funny",
    "Say hi to {}",
    "{} you forgot the sound",
    "I miss {}",
)
ABOUT_A_GROUP = (
    "{} people live in my street",
    "My neighbours are {} people",
    "I am {}",
    "Many {} people watch this",
    "{} people made this film",
    "A club for {} people",
    "{} people are welcome here",
    "We talked about {} people at school",
    "My friend is {}",
    "This song is by {} people",
)


def advice_on(sentence: str, words: Sequence[str]) -> Counter[Advice]:
    return Counter(read(sentence.format(word)).advice for word in words)


def flips(sentences: Sequence[str], words: Sequence[str]) -> int:
    """Count the pairs whose advice differs from what most words get in the same sentence."""
    counts = [advice_on(sentence, words) for sentence in sentences]
    return sum(len(words) - found.most_common(1)[0][1] for found in counts)


def test_a_handle_changes_not_even_a_score() -> None:
    for sentence in ABOUT_SOMEBODY + HURTFUL_TO_SOMEBODY:
        for is_answer in (False, True):
            context = Context(addressed=is_answer)
            verdicts = [
                read(sentence.format(f"@{name.lower()}_7"), context).as_json() for name in NAMES
            ]
            # Where in the text a span stands depends on how long the handle is.
            seen = {str(verdict | {"spans": ()}) for verdict in verdicts}
            assert len(seen) == 1, sentence


def test_no_name_makes_a_harmless_sentence_anything_else() -> None:
    for sentence in ABOUT_SOMEBODY:
        assert set(advice_on(sentence, NAMES)) == {Advice.PUBLISH}, sentence


def test_a_group_s_name_hardly_ever_makes_a_harmless_sentence_anything_else() -> None:
    assert flips(ABOUT_A_GROUP, GROUPS) <= len(ABOUT_A_GROUP) * len(GROUPS) * 0.01
    for sentence in ABOUT_A_GROUP:
        assert Advice.HOLD not in advice_on(sentence, GROUPS), sentence


def test_no_name_changes_what_is_said_to_a_hurtful_sentence() -> None:
    assert flips(HURTFUL_TO_SOMEBODY, NAMES) == 0
