"""Both queues, through the one interface. The broker is the one that is set, else one in memory."""

import uuid
from collections.abc import Iterator
from typing import Any, cast

import pytest
from django.conf import LazySettings, settings
from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from kindreel.work.queues import BrokerQueue, DatabaseQueue, queue_name, run_step

DONE: list[str] = []


@task(queue_name="media")
def note(word: str) -> None:
    DONE.append(word)


@pytest.fixture(autouse=True)
def _nothing_done() -> Iterator[None]:
    DONE.clear()
    yield
    DONE.clear()


@pytest.fixture
def broker(settings: LazySettings) -> Iterator[BrokerQueue]:
    settings.BROKER_PREFIX = f"kindreel-test-{uuid.uuid4().hex[:8]}"
    url = settings.BROKER_URL or "memory://"
    queue = BrokerQueue("default", {"QUEUES": ["media"], "OPTIONS": {"broker_url": url}})
    yield queue
    with queue.celery.connection_for_write() as connection:
        connection.default_channel.queue_delete(queue_name("media"))


def messages(queue: BrokerQueue) -> list[Any]:
    """Return what lies in the queue, as a worker would take it."""
    taken = []
    with queue.celery.connection_for_read() as connection:
        simple = connection.SimpleQueue(queue_name("media"))
        while len(simple):
            message = simple.get(timeout=2)
            message.ack()
            taken.append(message.payload[0])
        simple.close()
    return taken


@pytest.mark.django_db(transaction=True)
def test_a_broker_hears_of_a_task_only_once_the_change_is_committed(broker: BrokerQueue) -> None:
    with transaction.atomic():
        broker.enqueue(note, ("later",), {})
        assert messages(broker) == []
    [[path, args, kwargs]] = messages(broker)
    run_step(path, args, kwargs)
    assert DONE == ["later"]


@pytest.mark.django_db(transaction=True)
def test_a_broker_hears_nothing_of_a_change_that_was_taken_back(broker: BrokerQueue) -> None:
    with pytest.raises(ValueError, match="no"), transaction.atomic():
        broker.enqueue(note, ("never",), {})
        raise ValueError("no")
    assert messages(broker) == []


@pytest.mark.django_db(transaction=True)
def test_a_database_task_comes_and_goes_with_its_transaction() -> None:
    queue = DatabaseQueue("default", {"QUEUES": ["media"], "OPTIONS": {}})
    with pytest.raises(ValueError, match="no"), transaction.atomic():
        queue.enqueue(cast(Any, note), ("never",), {})
        raise ValueError("no")
    assert not DBTaskResult.objects.exists()
    queue.enqueue(cast(Any, note), ("now",), {})
    queue.drain()
    assert DONE == ["now"]


def test_the_settings_choose_the_queue() -> None:
    wanted = "BrokerQueue" if settings.BROKER_URL else "DatabaseQueue"
    assert str(settings.TASKS["default"]["BACKEND"]).endswith(wanted)
