"""Tests of background work, and the way other rooms' tests run what was queued."""

from django_tasks_db.models import DBTaskResult


def run_tasks(limit: int = 50) -> int:
    """Run every task that is ready, as a worker would, and return how many; failures are raised."""
    for done in range(limit):
        row = DBTaskResult.objects.ready().first()
        if row is None:
            return done
        row.claim("test")
        row.task.call(*row.task_result.args, **row.task_result.kwargs)
        row.set_successful(None)
    raise AssertionError(f"more than {limit} tasks: does a step queue itself?")
