"""How Django finds this room."""

from django.apps import AppConfig


class AgeConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.age"
    label = "age"
