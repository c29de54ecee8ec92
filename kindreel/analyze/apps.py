"""How Django finds this room."""

from django.apps import AppConfig


class AnalyzeConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.analyze"
    label = "analyze"
