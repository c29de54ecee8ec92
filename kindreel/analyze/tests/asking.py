"""Asking as another community would: a key, a body, an answer."""

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client

from kindreel.analyze.models import ApiKey
from kindreel.analyze.rules.attributes import ATTRIBUTES, answers_for
from kindreel.analyze.rules.keys import digest_of
from kindreel.analyze.rules.reading import heads
from kindreel.people.models import Person

KEY = "kdr_a-key-of-the-tests"
WORDS = "The pond was calm at noon and the boats were slow."
ANALYZE = "/v1alpha1/comments:analyze"
SUGGEST = "/v1alpha1/comments:suggestscore"
BATCH = "/v1alpha1/comments:batchanalyze"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def error(self) -> dict[str, Any]:
        found: dict[str, Any] = self.body["error"]
        return found

    @property
    def error_type(self) -> str:
        return str(self.error["details"][0]["errorType"])


def key_of(maker: Person, key: str = KEY, **fields: object) -> ApiKey:
    """Make a key that may do everything, as if the operator had made it."""
    usual: dict[str, object] = {"may_suggest": True, "may_batch": True}
    usual |= {"per_minute": 1000, "per_day": 1000, "name": "Boats", "hint": key[:8]}
    return ApiKey.objects.create(digest=digest_of(key), made_by=maker, **{**usual, **fields})


def ask(
    body: object, *, to: str = ANALYZE, key: str = KEY, raw: bytes | None = None, **headers: str
) -> Answer:
    """Send a body with a key, from a program that has no cookies."""
    sent = json.dumps(body) if raw is None else raw
    more = {"X-Goog-Api-Key": key, **{name.replace("_", "-"): v for name, v in headers.items()}}
    if not key:
        del more["X-Goog-Api-Key"]
    client = Client(enforce_csrf_checks=True)
    answer = client.post(to, sent, content_type="application/json", headers=more)
    assert not answer.cookies
    return Answer(answer.status_code, answer.json(), dict(answer.headers))


def about(text: str = WORDS, *attributes: str, **more: object) -> dict[str, Any]:
    """Write a request to analyze."""
    wanted: dict[str, object] = {name: {} for name in attributes or ("TOXICITY",)}
    return {"comment": {"text": text}, "requestedAttributes": wanted, **more}


def answered() -> list[str]:
    """Name the attributes that the shipped model answers for."""
    return [name for name in ATTRIBUTES if answers_for(name, heads())]
