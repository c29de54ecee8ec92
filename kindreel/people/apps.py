"""How Django finds this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.people"
    label = "people"
