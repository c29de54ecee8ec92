"""How Django finds this room."""

from django.apps import AppConfig


class StandingConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.standing"
    label = "standing"
