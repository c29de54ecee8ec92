"""When each sweep last ran."""

from django.db import models


class Sweep(models.Model):
    """One recurring sweep. Workers claim it by compare-and-set on `due_at`."""

    name = models.CharField(max_length=100, primary_key=True)
    due_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name
