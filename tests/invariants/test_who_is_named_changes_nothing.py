"""Invariant 7: a text's treatment depends on the text, never on who is named in it.

Measured with the shipped model, by swapping 41 names and 34 groups in the same sentences:

- a @handle, the way people name each other here, changes not even a score;
- in harmless sentences no name changes the advice (0 of 574 pairs), and a group changes it in 1 or
  2 of 340 (“Jews”, to “nudge”: asked to think again, never held);
- in hurtful sentences near a threshold a bare name does change it: the advice differed from that of
  most names in 43 of 205 pairs, in 25 with the model after it. That is a fault of a model over
  letter n-grams, which read across the border of a word. The bound keeps it from growing unnoticed.
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
    "Is {} coming too?",
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


def test_a_bare_name_in_a_hurtful_sentence_changes_its_advice_less_than_one_time_in_four() -> None:
    pairs = len(HURTFUL_TO_SOMEBODY) * len(NAMES)
    assert flips(HURTFUL_TO_SOMEBODY, NAMES) < pairs * 0.25
