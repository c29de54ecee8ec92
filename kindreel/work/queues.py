"""The two task back ends: rows in the database, or a broker. Both know how to be worked through."""

import uuid
from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias, cast

from celery import Celery
from django.conf import settings
from django.db import close_old_connections, transaction
from django.utils.module_loading import import_string
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task
from django_tasks.signals import task_enqueued
from django_tasks_db import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker

AnyTask: TypeAlias = Task[..., Any]

RUN_STEP = "kindreel.run_step"
POLL_SECONDS = 0.3


class Workable(Protocol):
    """A task back end that a worker process can work through."""

    def work(self, queues: Sequence[str], name: str) -> None:
        """Run tasks of these queues until a signal says stop."""


class DatabaseQueue(DatabaseBackend):
    """Tasks are rows: they commit or roll back with the change that asked for them."""

    def work(self, queues: Sequence[str], name: str) -> None:
        """Run tasks of these queues until a signal says stop. Must be called in the main thread."""
        worker = self._worker(queues, name, batch=False)
        worker.configure_signals()
        worker.run()

    def drain(self, queues: Sequence[str] = ("*",)) -> None:
        """Run what is ready now, and return."""
        self._worker(queues, "drain", batch=True).run()

    def _worker(self, queues: Sequence[str], name: str, *, batch: bool) -> Worker:
        return Worker(
            queue_names=list(queues),
            interval=POLL_SECONDS,
            batch=batch,
            backend_name=self.alias,
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{name}-{uuid.uuid4().hex[:8]}",
            excluded_queue_names=[],
        )


class BrokerQueue(BaseTaskBackend):
    """Tasks are messages. A lost message loses nothing: rows say what is due, and sweeps look."""

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, params)
        self.celery = celery_app(cast(str, params["OPTIONS"]["broker_url"]))

    def enqueue(
        self, task: AnyTask, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> TaskResult[Any]:
        """Send the task once the surrounding transaction has committed."""
        self.validate_task(task)
        identity = str(uuid.uuid4())
        message = [task.module_path, list(args), kwargs]
        transaction.on_commit(
            lambda: self.celery.send_task(
                RUN_STEP, message, task_id=identity, queue=queue_name(task.queue_name)
            )
        )
        result = _waiting(task, identity, args, kwargs, self.alias)
        task_enqueued.send(type(self), task_result=result)
        return result

    def work(self, queues: Sequence[str], name: str) -> None:
        """Run tasks of these queues until a signal says stop."""
        known = sorted(self.queues) if "*" in queues else queues
        self.celery.worker_main(
            [
                "worker",
                "--pool=solo",
                "--loglevel=WARNING",
                "--without-gossip",
                "--without-mingle",
                f"--hostname={name}-{uuid.uuid4().hex[:8]}@%h",
                f"--queues={','.join(queue_name(queue) for queue in known)}",
            ]
        )


def queue_name(queue: str) -> str:
    """Return the broker's name for a queue, so that several communities can share one broker."""
    return f"{settings.BROKER_PREFIX}.{queue}"


def celery_app(broker_url: str) -> Celery:
    """Return a Celery application with the one task that runs any step by its path."""
    app = Celery("kindreel", broker=broker_url)
    app.conf.update(
        task_acks_late=True,
        task_ignore_result=True,
        task_reject_on_worker_lost=True,
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        broker_connection_retry_on_startup=True,
        broker_transport_options={"visibility_timeout": 4 * 3600},
    )
    app.task(name=RUN_STEP)(run_step)
    return app


def run_step(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run the step that stands at `path`, with fresh database connections around it."""
    close_old_connections()
    try:
        cast(AnyTask, import_string(path)).call(*args, **kwargs)
    finally:
        close_old_connections()


def _waiting(
    task: AnyTask, identity: str, args: tuple[Any, ...], kwargs: dict[str, Any], alias: str
) -> TaskResult[Any]:
    return TaskResult(
        task=task,
        id=identity,
        status=TaskResultStatus.READY,
        enqueued_at=None,
        started_at=None,
        last_attempted_at=None,
        finished_at=None,
        args=list(args),
        kwargs=kwargs,
        backend=alias,
        errors=[],
        worker_ids=[],
    )
