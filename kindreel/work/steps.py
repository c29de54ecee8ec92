"""Keeping the task table small."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kindreel.work.sweeps import sweep

KEEP_FINISHED = timedelta(days=1)
KEEP_STUCK = timedelta(days=7)
AT_ONCE = 500


@sweep(every=timedelta(minutes=10))
def forget_finished_tasks() -> int:
    """Delete task rows that nobody will ask about; what is due is said by the rooms' own rows."""
    now = timezone.now()
    old = Q(finished_at__lt=now - KEEP_FINISHED) | Q(enqueued_at__lt=now - KEEP_STUCK)
    ids = list(DBTaskResult.objects.filter(old).values_list("pk", flat=True)[:AT_ONCE])
    return int(DBTaskResult.objects.filter(pk__in=ids).delete()[0])
