"""How Django finds this room."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.moderation"
    label = "moderation"
