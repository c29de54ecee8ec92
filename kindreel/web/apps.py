"""How Django finds this room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.web"
    label = "web"
