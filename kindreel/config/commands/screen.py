"""`kindreel screen`: what screening reads in a text."""

import argparse
import json
import sys
from pathlib import Path

from kindreel.config.cli import CommandError
from kindreel.screening.cli import screen_jsonl, screen_text


def run(options: argparse.Namespace) -> int:
    """Print the verdict on one text, or score a file line by line."""
    if (options.text is None) == (options.jsonl is None):
        raise CommandError('give either a text, or --jsonl IN OUT. Example: kindreel screen "hi"')
    if options.jsonl:
        return _score_file(*map(Path, options.jsonl), fast=options.fast)
    verdict = screen_text(options.text)
    sys.stdout.write(json.dumps(verdict, ensure_ascii=True, indent=2) + "\n")
    return 0


def _score_file(source: Path, target: Path, *, fast: bool) -> int:
    try:
        screen_jsonl(source, target, fast=fast)
    except OSError as error:
        raise CommandError(f"cannot use {error.filename}: {error.strerror}.") from error
    return 0
