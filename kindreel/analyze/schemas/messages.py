"""Every message of the text API, field by field, as Perspective's discovery document has them.

This table is read by the parser, by our own discovery document and by our OpenAPI document.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias


@dataclass(frozen=True)
class Plain:
    """One value of a JSON type."""

    kind: Literal["string", "boolean", "number", "integer"]


@dataclass(frozen=True)
class Choice:
    """One word of a list."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Message:
    """Another message of this table."""

    name: str


@dataclass(frozen=True)
class Many:
    """A list."""

    of: "Type"


@dataclass(frozen=True)
class Named:
    """A map from names to values."""

    of: "Type"


Type: TypeAlias = Plain | Choice | Message | Many | Named
Fields: TypeAlias = dict[str, tuple[Type, str]]

TEXT, FLAG, NUMBER, WHOLE = Plain("string"), Plain("boolean"), Plain("number"), Plain("integer")
_SCORE_TYPE = Choice(
    "ScoreType", ("SCORE_TYPE_UNSPECIFIED", "PROBABILITY", "STD_DEV_SCORE", "PERCENTILE", "RAW")
)
_TEXT_TYPE = Choice("TextType", ("TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT", "HTML"))

_AROUND: Fields = {
    "context": (Message("Context"), "What the comment answers."),
    "languages": (Many(TEXT), "Languages of the comment. Without them we look for ourselves."),
    "clientToken": (TEXT, "Comes back in the answer."),
    "communityId": (TEXT, "Accepted, and looked at by nobody."),
    "sessionId": (TEXT, "Accepted, and looked at by nobody."),
    "doNotStore": (FLAG, "Texts to analyze are never stored. Suggestions are not stored with it."),
}
_SCORES = Named(Message("AttributeScores"))

MESSAGES: Final[dict[str, Fields]] = {
    "TextEntry": {
        "text": (TEXT, "The text, at most 20 KB in UTF-8."),
        "type": (_TEXT_TYPE, "PLAIN_TEXT is the only type that is read."),
    },
    "ArticleAndParentComment": {
        "article": (Message("TextEntry"), "What the comment is about."),
        "parentComment": (Message("TextEntry"), "The comment that this one answers."),
    },
    "Context": {
        "entries": (Many(Message("TextEntry")), "Earlier comments; the last one is answered."),
        "articleAndParentComment": (
            Message("ArticleAndParentComment"),
            "Instead of entries: what the comment is about, and which one it answers.",
        ),
    },
    "AttributeParameters": {
        "scoreType": (_SCORE_TYPE, "PROBABILITY is the only type there is."),
        "scoreThreshold": (NUMBER, "Scores below it are left out."),
    },
    "Score": {
        "value": (NUMBER, "From 0 to 1."),
        "type": (_SCORE_TYPE, "PROBABILITY."),
    },
    "SpanScore": {
        "begin": (WHOLE, "Where it begins, in UTF-16 units."),
        "end": (WHOLE, "The unit after the last."),
        "score": (Message("Score"), "The score of this stretch."),
    },
    "AttributeScores": {
        "summaryScore": (Message("Score"), "The score of the whole comment."),
        "spanScores": (Many(Message("SpanScore")), "Scores of stretches of it."),
    },
    "AnalyzeCommentRequest": {
        "comment": (Message("TextEntry"), "The comment to read."),
        "requestedAttributes": (
            Named(Message("AttributeParameters")),
            "Which attributes to score, by name.",
        ),
        "spanAnnotations": (FLAG, "Also say which stretches led to the scores."),
        "dropUnsupportedAttributes": (
            FLAG,
            "Leave out attributes that nothing answers for, instead of an error.",
        ),
        **_AROUND,
    },
    "AnalyzeCommentResponse": {
        "attributeScores": (_SCORES, "Scores by attribute."),
        "languages": (Many(TEXT), "The languages it was read in."),
        "detectedLanguages": (Many(TEXT), "The language we found."),
        "clientToken": (TEXT, "The token of the request."),
    },
    "SuggestCommentScoreRequest": {
        "comment": (Message("TextEntry"), "The comment."),
        "attributeScores": (_SCORES, "The scores it should have had."),
        **_AROUND,
    },
    "SuggestCommentScoreResponse": {
        "clientToken": (TEXT, "The token of the request."),
        "detectedLanguages": (Many(TEXT), "Empty: a suggestion is not read."),
        "requestedLanguages": (Many(TEXT), "The languages of the request."),
    },
    "BatchAnalyzeCommentsRequest": {
        "requests": (Many(Message("AnalyzeCommentRequest")), "Up to 100 requests."),
    },
    "BatchAnalyzeCommentsResponse": {
        "responses": (Many(Message("BatchResult")), "One for each request, in the same order."),
    },
    "BatchResult": {
        "response": (Message("AnalyzeCommentResponse"), "What was read, or"),
        "error": (Message("Status"), "why this one was refused."),
    },
    "Status": {
        "code": (WHOLE, "As the HTTP status would be."),
        "message": (TEXT, "What is wrong, in words."),
        "status": (TEXT, "What is wrong, in one word: INVALID_ARGUMENT."),
    },
}


def snake(name: str) -> str:
    """Write a field as protocol buffers do; both ways are understood, as Google does."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
