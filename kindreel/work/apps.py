"""How Django finds this room, and how this room finds the others' steps."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.work"
    label = "work"

    def ready(self) -> None:
        """Import every room's `steps`, so that its tasks and sweeps are known."""
        autodiscover_modules("steps")
