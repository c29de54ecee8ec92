"""How Django finds this room."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.comments"
    label = "comments"
