"""`kindreel screening`: measure models by decisions, try them out in the shadow, promote them."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import assert_never

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_date

from kindreel.config.cli import CommandError
from kindreel.learning.actions import (
    AlreadyLive,
    Began,
    Moved,
    NotPossible,
    Promoted,
    begin_trial,
    promote,
    reread,
    stop_trial,
)
from kindreel.learning.lessons import as_json_line, lessons_once
from kindreel.learning.models import Trial
from kindreel.learning.rules import live_name
from kindreel.screening import Reader, candidates
from kindreel.screening.candidates import CandidateError
from kindreel.screening.evaluating import evaluate
from kindreel.screening.evaluation_words import as_json, as_lines
from kindreel.screening.labelled import Labelled, RowsError, load_rows
from kindreel.screening.policy import PolicyError, load_policy

NO_ROWS = (
    "there are no rows to measure by. With KINDREEL_LEARN_FROM_DECISIONS=yes, they come from what "
    "moderators decide, some minutes later; or give --rows FILE."
)
WHO_MAY_HAVE_IT = (
    "Names, links and numbers were replaced, but these are words that people said here, hurtful "
    "ones and those of young people among them, and a nickname may be left. Handle the file as "
    "personal data: give it to nobody who is not bound to keep it, and delete it when the model is "
    "trained.\n"
)


def run(options: argparse.Namespace) -> int:
    """Do what the second word says."""
    try:
        return WAYS[options.way](options)
    except (CandidateError, PolicyError, RowsError) as error:
        raise CommandError(f"{error}.") from error
    except OSError as error:
        raise CommandError(f"cannot use {error.filename}: {error.strerror}.") from error


def _evaluate(options: argparse.Namespace) -> int:
    reader = _reader(options)
    rows = load_rows(Path(options.rows)) if options.rows else _own_rows()
    if not rows:
        raise CommandError(NO_ROWS)
    candidates.check_reading(reader)
    found = evaluate(reader, rows)
    if options.json:
        _say(json.dumps(as_json(found), indent=2))
        return 0
    _say("\n".join(as_lines(found)))
    if not options.rows:
        _say("\nThese are texts that somebody reported or that screening held, not the whole talk.")
    return 0


def _reader(options: argparse.Namespace) -> Reader:
    policy = load_policy(Path(options.policy)) if options.policy else None
    wanted = options.models or live_name()
    folder = Path(wanted)
    if not folder.is_dir():
        folder = candidates.folder_of(wanted)
    return Reader(folder, policy)


def _own_rows() -> list[Labelled]:
    return [
        Labelled(row.text, row.labels, row.parent, row.language, against=bool(row.rule))
        for row in lessons_once()
    ]


def _export(options: argparse.Namespace) -> int:
    target = Path(options.file)
    rows = lessons_once()
    if not rows:
        raise CommandError(NO_ROWS)
    if target.exists():
        raise CommandError(f"{target} is there already; choose another name.")
    target.touch(mode=0o600)  # before anything is in it
    target.write_text("".join(as_json_line(row) for row in rows), encoding="utf-8")
    _say(f"{len(rows)} rows are in {target}.")
    sys.stderr.write(WHO_MAY_HAVE_IT)
    return 0


def _add(options: argparse.Namespace) -> int:
    base = candidates.folder_of(live_name())
    made = candidates.about(candidates.add(Path(options.folder), options.name, base))
    _say(f"{options.name}: {made.models}, policy {made.policy}. It is not live.")
    _say(f"Let it read along: kindreel screening shadow {options.name}")
    return 0


def _list(_: argparse.Namespace) -> int:
    live = live_name()
    running = Trial.objects.running().values_list("name", flat=True)
    for name in (candidates.SHIPPED_NAME, *candidates.names()):
        mark = "live" if name == live else "shadow" if name in running else ""
        _say(f"{mark:<7} {name:<24} {_said_of(name)}")
    if live not in (candidates.SHIPPED_NAME, *candidates.names()):
        _say(f"live    {live:<24} is not there: every text waits for a person")
    return 0


def _said_of(name: str) -> str:
    try:
        folder = candidates.folder_of(name)
        candidates.check_files(folder)
        about = candidates.about(folder)
    except CandidateError as error:
        return f"cannot be used: {error}"
    return f"{about.models}, policy {about.policy}"


def _shadow(options: argparse.Namespace) -> int:
    if options.stop == bool(options.name):
        raise CommandError("give either a name, or --stop.")
    if options.stop:
        _say("Stopped." if stop_trial(operator=None) else "Nothing read along.")
        return 0
    since = _day(options.since) if options.since else None
    done = begin_trial(operator=None, name=options.name, since=since)
    match done:
        case Began(trial):
            place = f"{settings.SITE_ADDRESS}/moderation/screening/"
            _say(f"{trial.name} reads along. The operator sees how it does at {place}")
        case NotPossible(words):
            raise CommandError(words)
        case _:
            assert_never(done)
    return 0


def _promote(options: argparse.Namespace) -> int:
    if options.shipped == bool(options.name):
        raise CommandError("give either a name, or --shipped.")
    done = promote(operator=None, name=options.name or candidates.SHIPPED_NAME)
    match done:
        case Promoted(promotion):
            _say(f"{promotion.name} is live now, in every process. It was {promotion.was}.")
        case AlreadyLive():
            _say("It was live already.")
        case Moved(live):
            raise CommandError(f"somebody else made {live} live just now.")
        case NotPossible(words):
            raise CommandError(words)
        case _:
            assert_never(done)
    return 0


def _reread(options: argparse.Namespace) -> int:
    if options.limit < 0:
        raise CommandError("--limit cannot be below 0.")
    found = reread(since=_day(options.since), limit=options.limit, is_dry=options.dry_run)
    _say(f"{found.read} published comments that nobody decided about were read.")
    _say(f"{found.hold} would be held, {found.nudge} asked about, {found.unread} cannot be read.")
    if not options.dry_run:
        _say(f"{found.opened} cases were opened. Everything stays as it is until people decide.")
    return 0


def _day(given: str) -> datetime:
    try:
        day = parse_date(given)
    except ValueError:
        day = None
    if day is None:
        raise CommandError(f"{given} is not a day; write it as 2026-05-31.")
    return timezone.make_aware(datetime.combine(day, time()))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


WAYS: dict[str, Callable[[argparse.Namespace], int]] = {
    "evaluate": _evaluate,
    "export": _export,
    "add": _add,
    "list": _list,
    "shadow": _shadow,
    "promote": _promote,
    "reread": _reread,
}
