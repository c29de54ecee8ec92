"""Comments in, scores out. No text is kept or logged: nothing here hands one to anything that does.

The one exception is a suggestion, where the operator keeps them and `doNotStore` is not set.
"""

from http import HTTPStatus

from django.http import HttpRequest

from kindreel.analyze.actions import count_usage, keep_suggestion
from kindreel.analyze.api.doors import Json, for_keys, for_programs, spend
from kindreel.analyze.models import ApiKey
from kindreel.analyze.rules.keys import Scope
from kindreel.analyze.rules.reading import Reading, read, read_many
from kindreel.analyze.rules.refusals import Refusal, RefusedError
from kindreel.analyze.rules.scoring import Question, answer_to, base_of
from kindreel.analyze.schemas.parsing import Body
from kindreel.analyze.schemas.requests import question_from, questions_from, suggestion_from


@for_keys(Scope.ANALYZE)
def analyze(key: ApiKey, body: Body) -> Json:
    """Score one comment."""
    spend(key, 1)
    question = question_from(body)
    answer = _answered(question, _foreign(question) or read(question.asked))
    count_usage(key=key, answers=[_counted(answer)])
    return answer


@for_keys(Scope.BATCH)
def analyze_batch(key: ApiKey, body: Body) -> Json:
    """Score up to a hundred comments; each has its own answer or its own error."""
    questions = questions_from(body)
    spend(key, len(questions))
    answers = _all_answered(questions)
    good = [one for one in answers if not isinstance(one, RefusedError)]
    count_usage(key=key, answers=[_counted(answer) for answer in good])
    return {"responses": [_in_batch(one) for one in answers]}


@for_keys(Scope.SUGGEST)
def suggest_score(key: ApiKey, body: Body) -> Json:
    """Take a better score; it is kept where the operator wants that, and let go everywhere else."""
    spend(key, 1)
    suggested = suggestion_from(body)
    keep_suggestion(key=key, suggested=suggested)
    said = {} if suggested.client_token is None else {"clientToken": suggested.client_token}
    return said | {"detectedLanguages": [], "requestedLanguages": list(suggested.languages)}


@for_programs()
def elsewhere(_request: HttpRequest) -> Json:
    """Say of any other address and version that it is not there."""
    raise RefusedError(Refusal(HTTPStatus.NOT_FOUND, "Method not found."))


def _foreign(question: Question) -> Reading | None:
    """A text that its sender says we cannot read is not read: nothing answers for it."""
    return Reading({}, base_of(question.foreign[0]), ()) if question.foreign else None


def _answered(question: Question, told: Reading | RefusedError) -> Json:
    if isinstance(told, RefusedError):
        raise told
    return answer_to(question, told)


def _all_answered(questions: list[Question | RefusedError]) -> list[Json | RefusedError]:
    readable = [one for one in questions if isinstance(one, Question) and not one.foreign]
    told = dict(zip(map(id, readable), read_many([one.asked for one in readable]), strict=True))
    return [
        one if isinstance(one, RefusedError) else _tried(one, _foreign(one) or told[id(one)])
        for one in questions
    ]


def _tried(question: Question, told: Reading | RefusedError) -> Json | RefusedError:
    try:
        return _answered(question, told)
    except RefusedError as refused:
        return refused


def _in_batch(one: Json | RefusedError) -> Json:
    return one.refusal.body if isinstance(one, RefusedError) else {"response": one}


def _counted(answer: Json) -> tuple[str, tuple[str, ...]]:
    return answer["detectedLanguages"][0], tuple(answer["attributeScores"])
