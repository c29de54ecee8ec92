"""What an operator can set from outside: every variable, its default and what it means."""

import os
from dataclasses import dataclass
from pathlib import Path


class BadSettingError(Exception):
    """An environment variable holds something that cannot be used; the message says what can."""


@dataclass(frozen=True)
class Variable:
    """One environment variable."""

    name: str
    default: str
    meaning: str


VARIABLES: dict[str, Variable] = {}


def text(name: str, default: str, meaning: str) -> str:
    """Read a variable as it is."""
    VARIABLES[name] = Variable(name, default, meaning)
    return os.environ.get(name, default)


def number(name: str, default: int, meaning: str) -> int:
    """Read a whole number that is not negative."""
    value = text(name, str(default), meaning).strip()
    if not value.isdecimal():
        raise BadSettingError(
            f"{name} is “{value}”; it has to be a whole number such as {default}."
        )
    return int(value)


def yes_or_no(name: str, default: str, meaning: str) -> bool:
    """Read a yes or a no."""
    value = text(name, default, meaning).strip().lower()
    answers = {"yes": True, "1": True, "true": True, "no": False, "0": False, "false": False}
    if value not in answers:
        raise BadSettingError(f"{name} is “{value}”; it has to be yes or no.")
    return answers[value]


def one_of(name: str, choices: tuple[str, ...], meaning: str) -> str:
    """Read one of a few words; the first is the default."""
    value = text(name, choices[0], meaning).strip().lower()
    if value not in choices:
        raise BadSettingError(f"{name} is “{value}”; it has to be {' or '.join(choices)}.")
    return value


def listed(name: str, default: str, meaning: str) -> list[str]:
    """Read a list separated by commas."""
    return [part.strip() for part in text(name, default, meaning).split(",") if part.strip()]


def folder(name: str, default: str, meaning: str) -> Path:
    """Read a folder and make it if it is missing."""
    path = Path(text(name, default, meaning)).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettingError(
            f"{name} is “{path}”, which cannot be made: {error.strerror}."
        ) from error
    return path


def announced_folder(name: str, default: str, meaning: str) -> Path:
    """Read a folder, and say where it is to parts that know no settings."""
    path = folder(name, default, meaning)
    os.environ[name] = str(path)
    return path
