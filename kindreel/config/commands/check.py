"""`kindreel check`: are settings, screening, database and ledger as they should be?"""

import argparse
import sys

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from kindreel.config.cli import CommandError
from kindreel.config.commands.check_screening import check_screening
from kindreel.lib.media import ffmpeg_path
from kindreel.moderation.checks import check_ledger_command


def run(options: argparse.Namespace) -> int:
    """Look, say what was found, and exit with 1 if something needs attention."""
    faults = 0
    if options.what in {"all", "settings"}:
        faults += _settings()
    if options.what in {"all", "screening"}:
        faults += check_screening()
    if options.what in {"all", "ledger"}:
        _need_tables()
        faults += check_ledger_command()
    return 1 if faults else 0


def _settings() -> int:
    faults = [str(message.msg) for message in run_checks() if message.level >= ERROR]
    if settings.DEBUG:
        faults.append("KINDREEL_DEBUG is yes: never in public.")
    try:
        ffmpeg_path()
    except RuntimeError:  # imageio-ffmpeg has none for this machine
        faults.append("there is no ffmpeg: install version 6 or newer with x264.")
    for fault in faults:
        sys.stdout.write(f"✗ {fault}\n")
    if not faults:
        sys.stdout.write("✓ settings\n")
    return len(faults)


def _need_tables() -> None:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise CommandError(f"the database cannot be used: {error}") from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("the database is not up to date; `kindreel up` makes it so.")
