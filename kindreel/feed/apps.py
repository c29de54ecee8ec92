"""How Django finds this room."""

from django.apps import AppConfig


class FeedConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.feed"
    label = "feed"
