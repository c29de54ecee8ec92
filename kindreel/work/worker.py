"""One worker process: tasks in the main thread, sweeps in another."""

import logging
import threading
from collections.abc import Sequence
from typing import cast

from django.db import OperationalError, close_old_connections
from django_tasks import task_backends

from kindreel.work import sweeps
from kindreel.work.queues import Workable

log = logging.getLogger(__name__)

LOOK_EVERY = 5  # seconds


def work(queues: Sequence[str], *, with_sweeps: bool) -> None:
    """Run tasks of `queues` ("*" is all of them) until told to stop; beside them the sweeps."""
    stop = threading.Event()
    if with_sweeps:
        threading.Thread(target=_keep_sweeping, args=(stop,), daemon=True).start()
    try:
        queue = cast(Workable, task_backends["default"])
        queue.work(queues, "-".join(queues).replace("*", "all"))
    finally:
        stop.set()


def _keep_sweeping(stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            sweeps.run_due()
        except OperationalError:  # the database is away or busy: look again soon
            log.warning("sweeps wait for the database", exc_info=True)
        close_old_connections()
        stop.wait(LOOK_EVERY)
