"""How Django finds this room."""

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.protection"
    label = "protection"
