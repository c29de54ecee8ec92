"""From a message to what is asked, with Perspective's words about what cannot be."""

from typing import Final

from kindreel.analyze.rules.attributes import is_known
from kindreel.analyze.rules.refusals import RefusedError, comment_refused, field_refused
from kindreel.analyze.rules.scoring import LARGEST_BATCH, LARGEST_TEXT, Question
from kindreel.analyze.rules.suggestions import Suggested
from kindreel.analyze.schemas.parsing import Body, message_from
from kindreel.lib.plain_text import is_blank

LONGEST_TAG: Final = 12
_MESSAGE = "AnalyzeCommentRequest"
_USUAL = {None, "SCORE_TYPE_UNSPECIFIED", "PROBABILITY"}


def question_from(body: object) -> Question:
    """Read a request to analyze."""
    given = message_from(body, _MESSAGE)
    text = _text_of(given)
    return Question(
        text=text,
        parent=_parent_in(given.get("context", {})),
        languages=_languages(given),
        wanted=_wanted(given.get("requestedAttributes", {})),
        drops=given.get("dropUnsupportedAttributes", False),
        annotates=given.get("spanAnnotations", False),
        client_token=given.get("clientToken"),
    )


def questions_from(body: Body) -> list[Question | RefusedError]:
    """Read a batch; what is wrong with one request is said of that one."""
    requests = body.get("requests")
    if body.keys() - {"requests"} or not isinstance(requests, list) or not requests:
        words = 'A batch is {"requests": [...]} with at least one request.'
        raise field_refused("requests", words)
    if len(requests) > LARGEST_BATCH:
        raise field_refused("requests", f"A batch holds at most {LARGEST_BATCH} requests.")
    return [_question_or_refusal(one) for one in requests]


def suggestion_from(body: Body) -> Suggested:
    """Read a request to suggest scores."""
    given = message_from(body, "SuggestCommentScoreRequest")
    text = _text_of(given)
    _parent_in(given.get("context", {}))
    return Suggested(
        text=text,
        scores=_suggested(given.get("attributeScores", {})),
        languages=_languages(given),
        do_not_store=given.get("doNotStore", False),
        client_token=given.get("clientToken"),
    )


def _question_or_refusal(body: object) -> Question | RefusedError:
    try:
        return question_from(body)
    except RefusedError as refused:
        return refused


def _text_of(given: Body) -> str:
    comment = given.get("comment", {})
    text = _without_halves(comment.get("text", ""))
    if is_blank(text):
        raise comment_refused("Comment must be non-empty.", "COMMENT_EMPTY")
    if len(text.encode()) > LARGEST_TEXT:
        raise comment_refused("Comment text too long.", "COMMENT_TOO_LONG")
    _only_plain_text(comment)
    return text


def _without_halves(text: str) -> str:
    """Put a sign in place of half a sign, as JavaScript leaves where it cuts an emoji in two."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _only_plain_text(entry: Body) -> None:
    if entry.get("type") == "HTML":
        words = "Currently, only 'PLAIN_TEXT' comments are supported."
        raise comment_refused(words, "INVALID_REQUEST")


def _parent_in(context: Body) -> str:
    """Return the text that the comment answers."""
    entries, around = context.get("entries", []), context.get("articleAndParentComment", {})
    if entries and around:
        words = (
            "Context can have either entries or article_and_parent_comment, "
            "but both fields were populated."
        )
        raise comment_refused(words, "INVALID_REQUEST")
    answered: Body = entries[-1] if entries else around.get("parentComment", {})
    return _without_halves(answered.get("text", ""))


def _languages(given: Body) -> tuple[str, ...]:
    return tuple(tag[:LONGEST_TAG] for tag in given.get("languages", []) if tag)


def _wanted(requested: Body) -> dict[str, float]:
    """Return the threshold for each attribute."""
    if not requested:
        raise comment_refused("Missing requested_attributes.", "NO_REQUESTED_ATTRIBUTES")
    for name, parameters in requested.items():
        _check_attribute(name, parameters.get("scoreType"))
    return {name: given.get("scoreThreshold", 0.0) for name, given in requested.items()}


def _check_attribute(name: str, score_type: str | None) -> None:
    if not is_known(name):
        shown = name[:80].encode("ascii", "replace").decode()
        raise comment_refused(f"Unknown requested attribute: {shown}", "INVALID_REQUEST")
    if score_type not in _USUAL:
        words = f"Requested score type {score_type} is not supported by attribute {name}"
        raise comment_refused(words, "INVALID_REQUEST")


def _suggested(given: Body) -> dict[str, float]:
    """Return the summary score for each attribute; of spans, the highest."""
    if not given:
        raise comment_refused("Missing attribute_scores.", "NO_REQUESTED_ATTRIBUTES")
    return {name: _suggested_for(name, scores) for name, scores in given.items()}


def _suggested_for(name: str, scores: Body) -> float:
    spans = [span.get("score", {}) for span in scores.get("spanScores", [])]
    given = [scores["summaryScore"]] if "summaryScore" in scores else spans
    for score in given:
        _check_attribute(name, score.get("type"))
    values = [score["value"] for score in given if "value" in score]
    if not is_known(name) or not values or not all(0 <= value <= 1 for value in values):
        words = f"attribute_scores needs a known attribute and scores from 0 to 1: {name[:80]}"
        raise comment_refused(words.encode("ascii", "replace").decode(), "INVALID_REQUEST")
    return float(max(values))
