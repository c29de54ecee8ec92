"""The console script `kindreel`: names and arguments; each command runs from its own module."""

import argparse
import importlib
import os
import sys
from pathlib import Path

import django

from kindreel.config.environment import BadSettingError


class CommandError(Exception):
    """A command could not do what it was asked; the message says what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 failed, 2 asked for wrongly."""
    options = _parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindreel.config.settings")
    try:
        if options.command == "screen":  # needs no database and starts in a blink
            _show_models()
        else:
            django.setup()
        module = importlib.import_module(f"kindreel.config.commands.{options.command}")
        return int(module.run(options) or 0)
    except (CommandError, BadSettingError) as error:
        sys.stderr.write(f"kindreel {options.command}: {error}\n")
        return 1
    except BrokenPipeError:  # the reader of our output went away
        return 1
    except KeyboardInterrupt:
        return 130


def _show_models() -> None:
    """Say where promoted models lie, as the settings would."""
    data = Path(os.environ.get("KINDREEL_DATA", "var")).expanduser()
    os.environ.setdefault("KINDREEL_SCREENING", str(data / "screening"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kindreel",
        description="A short-video community where kindness and safety are the product.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_serving(commands)
    _add_content(commands)
    _add_keeping(commands)
    _add_screening(commands)
    return parser


def _add_serving(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    up = commands.add_parser("up", help="prepare the database, then start web and workers")
    up.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    up.add_argument("--port", type=int, default=8000, help="port to listen on (%(default)s)")
    worker = commands.add_parser("worker", help="run background work")
    worker.add_argument(
        "--queues", default="*", help="comma-separated: default, media, or * for all (%(default)s)"
    )
    worker.add_argument("--no-sweeps", action="store_true", help="leave sweeps to another worker")


def _add_content(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help="seed a made-up community, once")
    demo.add_argument("--remove", action="store_true", help="remove everything marked as demo")
    screen = commands.add_parser("screen", help="say what screening reads in a text")
    screen.add_argument("text", nargs="?", help="the text; prints the verdict as JSON")
    screen.add_argument(
        "--jsonl", nargs=2, metavar=("IN", "OUT"), help='score a file of {"text": …} line by line'
    )
    screen.add_argument(
        "--fast", action="store_true", help="with --jsonl: let the fast lane settle what is clear"
    )
    ingest = commands.add_parser("ingest", help="add a video file as a member's clip")
    ingest.add_argument("file", help="an MP4, MOV or WebM file")
    ingest.add_argument("--author", required=True, help="handle of the member")
    ingest.add_argument("--caption", default="", help="caption with #hashtags")
    ingest.add_argument(
        "--audience", choices=["public", "followers", "only_me"], help="as the member has it"
    )


def _add_keeping(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = commands.add_parser("check", help="look whether everything is as it should be")
    check.add_argument(
        "what",
        nargs="?",
        choices=["all", "settings", "screening", "ledger"],
        default="all",
        help="(%(default)s)",
    )
    operator = commands.add_parser("operator", help="make a member the operator, or a new account")
    operator.add_argument("handle", help="handle of the account")
    operator.add_argument("--email", help="e-mail address, for a new account")


def _add_screening(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    screening = commands.add_parser(
        "screening", help="measure, add, try out and promote other models and policies"
    )
    ways = screening.add_subparsers(dest="way", required=True, metavar="WAY")
    evaluate = ways.add_parser("evaluate", help="measure a model by what people decided")
    evaluate.add_argument("--models", help="a folder, or the name of one (what is live)")
    evaluate.add_argument("--policy", help="file of another policy")
    evaluate.add_argument("--rows", help='file of {"text": …, "labels": {…}} lines (the decisions)')
    evaluate.add_argument("--json", action="store_true", help="print the figures as JSON")
    export = ways.add_parser("export", help="write the decided texts for training elsewhere")
    export.add_argument("file", help="a new file of JSON lines")
    add = ways.add_parser("add", help="check and copy model files, or a policy alone")
    add.add_argument("folder", help="a folder of model files, or a policy.json")
    add.add_argument("--name", required=True, help="what to call it from now on")
    ways.add_parser("list", help="say which models there are")
    shadow = ways.add_parser("shadow", help="let a model read along; it decides nothing")
    shadow.add_argument("name", nargs="?")
    shadow.add_argument("--since", help="also what was posted since this day (YYYY-MM-DD)")
    shadow.add_argument("--stop", action="store_true", help="stop what reads along")
    promote = ways.add_parser("promote", help="make a model the live one")
    promote.add_argument("name", nargs="?")
    promote.add_argument(
        "--shipped", action="store_true", help="the models that came with Kindreel"
    )
    reread = ways.add_parser("reread", help="read published comments again; people decide")
    reread.add_argument("--since", required=True, help="posted since this day (YYYY-MM-DD)")
    reread.add_argument("--limit", type=int, default=50, help="cases opened at most (%(default)s)")
    reread.add_argument("--dry-run", action="store_true", help="only count")


if __name__ == "__main__":
    sys.exit(main())
