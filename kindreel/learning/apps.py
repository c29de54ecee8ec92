"""How Django finds this room."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.learning"
    label = "learning"
