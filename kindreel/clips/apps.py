"""How Django finds this room."""

from django.apps import AppConfig


class ClipsConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.clips"
    label = "clips"
