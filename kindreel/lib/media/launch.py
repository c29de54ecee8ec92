"""Run as a script in a child process: give up what the child may not have, then become it.

A script and not a `preexec_fn`, which may deadlock when the parent has threads.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1
NICE = 10
COULD_NOT_LAUNCH = 125


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


def main(orders: str, *command: str) -> None:
    """Take the orders (JSON: parent, limits) and become the command."""
    asked = json.loads(orders)
    die_with(asked["parent"])
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
