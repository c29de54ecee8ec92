"""Run as a script in a child process: give up what the child may not have, then become it.

A script and not a `preexec_fn`, which may deadlock when the parent has threads. It may import
nothing of ours.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import struct
import sys
from collections.abc import Iterable

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
NICE = 10
COULD_NOT_LAUNCH = 125

CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWNET = 0x08000000, 0x10000000, 0x40000000

# Landlock (linux/landlock.h): the same numbers on every kind of processor.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION, BENEATH = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE = 1, 1 << 1, 1 << 2, 1 << 3, 1 << 14
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # how many rights each version knows
ALL_TCP = 0b11
ALL_SCOPES = 0b11  # abstract sockets and signals to others


def die_with(parent: int) -> None:
    """Have the kernel kill us when the parent dies, even by SIGKILL."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit("the parent was gone before the child began")


def limit(name: str, wanted: int) -> None:
    """Lower one limit for good; never above what the operator already set."""
    which = getattr(resource, name)
    _, hard = resource.getrlimit(which)
    value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with contextlib.suppress(ValueError):  # macOS refuses some limits
        resource.setrlimit(which, (value, value))


def leave_the_network() -> bool:
    """Move into an empty network of our own; False where the kernel does not let us."""
    libc = ctypes.CDLL(None)
    apart = CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC
    return bool(libc.unshare(apart) == 0 or libc.unshare(CLONE_NEWNET) == 0)


def fence_in(read: Iterable[str], write: Iterable[str]) -> bool:
    """Let nothing but these files and folders be opened; False where the kernel has no Landlock."""
    libc = ctypes.CDLL(None)
    version = libc.syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    if version < 1:
        return False
    rights = (1 << RIGHTS.get(version, RIGHTS[5])) - 1
    asked = struct.pack("QQQ", rights, ALL_TCP, ALL_SCOPES)[
        : 8 * (1 + (version > 3) + (version > 5))
    ]
    rules = libc.syscall(CREATE_RULESET, asked, len(asked), 0)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    for paths, given in ((read, EXECUTE | READ_FILE | READ_DIR), (write, rights)):
        for path in paths:
            _open(libc, rules, path, given & rights)
    return bool(rules >= 0 and libc.syscall(RESTRICT_SELF, rules, 0) == 0)


def _open(libc: ctypes.CDLL, rules: int, path: str, given: int) -> None:
    try:
        place = os.open(path, os.O_PATH)
    except FileNotFoundError:
        return
    rights = given if os.path.isdir(path) else given & OF_FILES  # noqa: PTH112 - no more imports
    if libc.syscall(ADD_RULE, rules, BENEATH, struct.pack("=Qi", rights, place), 0) < 0:
        sys.exit(f"launch: no rule for {path}")
    os.close(place)


def main(orders: str, *command: str) -> None:
    """Take the orders (JSON: parent, limits, fence) and become the command."""
    asked = json.loads(orders)
    if asked["fence"] and sys.platform == "linux":
        leave_the_network()
        fence_in(asked["fence"]["read"], asked["fence"]["write"])
    die_with(asked["parent"])  # after new credentials, which would forget it
    os.nice(NICE)
    for name, wanted in asked["limits"].items():
        limit(name, wanted)
    os.execve(command[0], command, {})  # noqa: S606 - the command is ours, the environment empty


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except OSError as trouble:
        sys.stderr.write(f"launch: {trouble}\n")
        sys.exit(COULD_NOT_LAUNCH)
