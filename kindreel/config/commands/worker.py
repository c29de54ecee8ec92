"""`kindreel worker`: background work until told to stop."""

import argparse

from django.conf import settings

from kindreel.config.cli import CommandError
from kindreel.config.warming import load_screening
from kindreel.work.worker import work


def run(options: argparse.Namespace) -> int:
    """Work through the named queues."""
    queues = [queue.strip() for queue in options.queues.split(",") if queue.strip()]
    known = [*settings.TASKS["default"]["QUEUES"], "*"]
    for queue in queues or [""]:
        if queue not in known:
            raise CommandError(f"there is no queue “{queue}”; there are {', '.join(known)}.")
    if set(queues) != {"media"}:  # those workers read no words, and memory is theirs to save
        load_screening()
    work(queues, with_sweeps=not options.no_sweeps)
    return 0
