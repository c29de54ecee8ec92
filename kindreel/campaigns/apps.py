"""How Django finds this room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """The room as a Django app."""

    name = "kindreel.campaigns"
    label = "campaigns"
