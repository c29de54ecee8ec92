"""What these tests stand on: every address there is, and everything that is kept."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import DateTimeField, Model
from django.http import HttpResponseBase, StreamingHttpResponse
from django.urls import URLResolver, get_resolver, reverse

# Sessions, the queue and when sweeps ran are about this machine, not about people.
NOT_KEPT = {"sessions", "usersessions", "django_tasks_database", "work", "contenttypes", "auth"}


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver."""

    name: str
    keys: frozenset[str]


def addresses() -> list[Address]:
    """Return every address of the whole project, other people's apps included."""
    return list(_walk(get_resolver().url_patterns, "", frozenset()))


def _walk(patterns: list[Any], space: str, outer: frozenset[str]) -> Iterator[Address]:
    for pattern in patterns:
        keys = outer | frozenset(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner, keys)
        else:
            yield Address(f"{space}{pattern.name}", keys)


def plain_places(*, leaving_out: str = "") -> list[str]:
    """Return every address that needs no id, as a path."""
    plain = [one.name for one in addresses() if not one.keys and one.name not in leaving_out]
    return sorted({reverse(name) for name in plain})


def everything_kept() -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table without its times, and every file that is kept."""
    kept = {model._meta.label: _rows(model) for model in apps.get_models() if _is_kept(model)}
    root = Path(settings.MEDIA_ROOT)
    files = sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
    return kept | {"files": [{"path": path} for path in files]}


def _is_kept(model: type[Model]) -> bool:
    return model._meta.app_label not in NOT_KEPT


def _rows(model: type[Model]) -> list[dict[str, Any]]:
    moments = {"last_login"} | {
        field.attname for field in model._meta.concrete_fields if isinstance(field, DateTimeField)
    }
    rows = model._base_manager.order_by("pk").values()
    return [{name: row[name] for name in row.keys() - moments} for row in rows]


def filled_in() -> dict[str, str]:
    """Every form there is, filled in so that only a door can say no."""
    return {
        "text": "What a calm pond",
        "form_token": str(uuid.uuid4()),
        "caption": "Something else",
        "alt": "",
        "audience": "public",
        "who_may_comment": "",
        "category": "other",
        "words": "Please look at this again, it is not what it seems.",
        "outcome": "keep",
        "rule": "none",
        "facts": "",
        "reasoning": "It is fine, and here is a whole sentence about it.",
        "sure": "on",
        "of": "clip",
        "answer": "accept",
        "way": "up",
        "title": "Another title",
        "trial": "1",
        "seen": "shipped",
    }


def body_of(answer: HttpResponseBase) -> str:
    """Return everything an answer says, streamed or not."""
    if isinstance(answer, StreamingHttpResponse):
        return b"".join(answer).decode(errors="replace")
    return answer.content.decode(errors="replace")  # type: ignore[attr-defined]
