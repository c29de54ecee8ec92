"""How Django finds this room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.notices"
    label = "notices"
