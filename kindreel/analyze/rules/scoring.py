"""What is asked of a text, and the answer made of what was read in it."""

from dataclasses import dataclass
from typing import Any, Final

from kindreel.analyze.rules.attributes import Attribute, answers_for
from kindreel.analyze.rules.reading import Asked, Part, Reading
from kindreel.analyze.rules.refusals import RefusedError, comment_refused
from kindreel.screening import LANGUAGES

Json = dict[str, Any]

LARGEST_TEXT: Final = 20_000  # bytes of UTF-8: Perspective's 20 KB, and all that screening reads
LARGEST_BATCH: Final = 100  # texts


@dataclass(frozen=True)
class Question:
    """A text, and what is to be said of it."""

    text: str
    parent: str
    languages: tuple[str, ...]  # as its sender says
    wanted: dict[str, float]  # attribute → threshold
    drops: bool
    annotates: bool
    client_token: str | None

    @property
    def asked(self) -> Asked:
        """What screening has to know."""
        return Asked(self.text, self.parent, base_of(self.languages[0]) if self.languages else "")

    @property
    def foreign(self) -> list[str]:
        """The languages its sender names that we do not read: all of them have to be ours."""
        return [tag for tag in self.languages if base_of(tag) not in LANGUAGES]


def base_of(tag: str) -> str:
    """Return the language of a tag such as en-US."""
    return tag.replace("_", "-").partition("-")[0].lower()


def answer_to(question: Question, reading: Reading) -> Json:
    """Return the body of an answer, or refuse the first attribute that nothing answers for."""
    scores: Json = {}
    for name, threshold in question.wanted.items():
        attribute = answers_for(name, reading.scores)
        if attribute:
            scores |= _scored(name, attribute, question, reading, threshold)
        elif not question.drops:
            raise not_answered(name, question, reading.language)
    said = {} if question.client_token is None else {"clientToken": question.client_token}
    return {
        "attributeScores": scores,
        "languages": list(question.languages) or [reading.language],
        "detectedLanguages": [reading.language],
    } | said


def not_answered(name: str, question: Question, language: str) -> RefusedError:
    """Refuse an attribute as Perspective refuses one that is not there in a language.

    Also for its attributes that no head of ours answers for: programs that talk to Perspective read
    this error, leave the attribute out, and ask again.
    """
    said = question.foreign or list(question.languages)
    tags = said or [language]
    which = "requestedLanguages" if said else "detectedLanguages"
    return comment_refused(
        f"Attribute {name} does not support request languages: {', '.join(tags)}",
        "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
        languageNotSupportedByAttributeError={which: tags, "attribute": name},
    )


def _scored(
    name: str, attribute: Attribute, question: Question, reading: Reading, threshold: float
) -> Json:
    value = attribute.score(reading.scores)
    spans = _spans(attribute, question, reading) or [(0, len(question.text), value)]
    kept = [_span(question.text, *span) for span in spans if span[2] >= threshold]
    summary = {"summaryScore": _score(value)} if value >= threshold else {}
    found = ({"spanScores": kept} if kept else {}) | summary
    return {name: found} if found else {}


def _spans(
    attribute: Attribute, question: Question, reading: Reading
) -> list[tuple[int, int, float]]:
    if not question.annotates:
        return []
    mine: list[Part] = [part for part in reading.parts if part.head in attribute.heads]
    return [(part.begin, part.end, part.score) for part in mine]


def _span(text: str, begin: int, end: int, value: float) -> Json:
    return {"begin": _units(text[:begin]), "end": _units(text[:end]), "score": _score(value)}


def _units(text: str) -> int:
    """Count UTF-16 units, in which Perspective counts."""
    return len(text.encode("utf-16-le")) // 2


def _score(value: float) -> Json:
    return {"value": value, "type": "PROBABILITY"}
