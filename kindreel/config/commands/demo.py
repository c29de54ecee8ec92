"""`kindreel demo`: a made-up community to look around in."""

import argparse
import sys
import time
from typing import assert_never

from kindreel.config.cli import CommandError
from kindreel.config.commands.up import prepare
from kindreel.demo.actions import Seeded, SeededBefore, SeedFailed, remove, seed
from kindreel.demo.members import PASSWORD, SIGN_INS
from kindreel.people.models import Person


def run(options: argparse.Namespace) -> int:
    """Seed the demo once, or remove it, and print how to sign in."""
    prepare()
    if options.remove:
        sys.stdout.write(f"Removed {remove()} made-up members and everything they made.\n")
        return 0
    begun = time.monotonic()
    sys.stdout.write("Preparing the demo community; the first time takes about a minute.\n")
    sys.stdout.flush()
    match seed():
        case Seeded(people=people, clips=clips):
            seconds = time.monotonic() - begun
            sys.stdout.write(f"{people} made-up members, {clips} clips, in {seconds:.0f} s.\n")
        case SeededBefore():
            pass
        case SeedFailed(why=why):
            raise CommandError(f"the demo could not be made: {why}")
        case other:
            assert_never(other)
    _print_sign_ins()
    return 0


def _print_sign_ins() -> None:
    there = set(Person.objects.filter(is_demo=True).values_list("username", flat=True))
    shown = [member for member in SIGN_INS if member.handle in there]
    if not shown:
        return
    sys.stdout.write(f"Sign in with the password {PASSWORD} as\n")
    for member in shown:
        sys.stdout.write(f"  {member.handle:<8} {member.sign_in}\n")
    sys.stdout.write(
        "Everybody in it is made up. Remove it all: .venv/bin/kindreel demo --remove\n"
    )
