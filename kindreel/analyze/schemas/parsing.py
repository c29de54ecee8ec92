"""From the bytes of a body to one message, or Google's words about why they are none.

As protocol buffers read JSON: names in either spelling, null as absent, unknown names refused. No
message repeats a value: what somebody wrote is not sent around more often than it must be.
"""

import json
import math
from typing import Any, Final, NoReturn, assert_never

from kindreel.analyze.rules.refusals import field_refused
from kindreel.analyze.schemas.messages import (
    MESSAGES,
    Choice,
    Fields,
    Many,
    Message,
    Named,
    Plain,
    Type,
    snake,
)

Body = dict[str, Any]
_GOOGLE_S_NAMES: Final = {
    "string": "TYPE_STRING",
    "boolean": "TYPE_BOOL",
    "number": "TYPE_FLOAT",
    "integer": "TYPE_INT32",
}
_INT32 = 2**31


def body_from(raw: bytes) -> Body:
    """Read a body as a JSON object."""
    try:
        given = json.loads(raw, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise field_refused("", "Invalid JSON payload received. Not a JSON object.") from error
    if not isinstance(given, dict):
        raise field_refused("", "Invalid JSON payload received. Not a JSON object.")
    return given


def message_from(given: object, name: str, place: str = "") -> Body:
    """Read an object as the message `name`; absent fields stay absent."""
    if not isinstance(given, dict):
        _wrong(place, f"type.googleapis.com/google.commentanalyzer.v1alpha1.{name}")
    fields = MESSAGES[name]
    read: Body = {}
    for key, value in given.items():
        field = _field_called(key, fields, place)
        if value is not None:
            read[field] = _value(value, fields[field][0], _inside(place, snake(field)))
    return read


def _field_called(key: str, fields: Fields, place: str) -> str:
    for name in fields:
        if key in {name, snake(name)}:
            return name
    shown = key[:80].encode("ascii", "replace").decode()
    where = f' at "{place}"' if place else ""
    words = f'Invalid JSON payload received. Unknown name "{shown}"{where}: Cannot find field.'
    raise field_refused(place, words)


def _value(given: object, kind: Type, place: str) -> object:
    match kind:
        case Plain():
            return given if _is_plain(given, kind) else _wrong(place, _GOOGLE_S_NAMES[kind.kind])
        case Choice(name, words):
            return given if given in words else _wrong(place, name)
        case Message(name):
            return message_from(given, name, place)
        case Many(of):
            return _many(given, of, place)
        case Named(of):
            return _named(given, of, place)
        case _:
            assert_never(kind)


def _is_plain(given: object, kind: Plain) -> bool:
    if kind.kind == "string":
        return isinstance(given, str)
    if kind.kind == "boolean":
        return isinstance(given, bool)
    if isinstance(given, bool) or not isinstance(given, int | float):
        return False
    if kind.kind == "integer":
        return int(given) == given and abs(given) < _INT32
    return abs(given) <= 2**1000 and math.isfinite(given)


def _many(given: object, of: Type, place: str) -> list[object]:
    if not isinstance(given, list):
        _wrong(place, "a list")
    return [_value(one, of, f"{place}[{number}]") for number, one in enumerate(given)]


def _named(given: object, of: Type, place: str) -> Body:
    if not isinstance(given, dict):
        _wrong(place, "a map")
    return {name: _value({} if one is None else one, of, place) for name, one in given.items()}


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _wrong(place: str, wanted: str) -> NoReturn:
    raise field_refused(place, f"Invalid value at '{place}' ({wanted}).")


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)  # NaN and Infinity are no JSON
