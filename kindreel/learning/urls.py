"""Addresses of the operator's page about models."""

from django.urls import path

from kindreel.learning.views import overview, promoting

app_name = "learning"
urlpatterns = [
    path("moderation/screening/", overview.overview, name="overview"),
    path("moderation/screening/begin/", overview.begin, name="begin"),
    path("moderation/screening/stop/", overview.stop, name="stop"),
    path("moderation/screening/promote/<str:name>/", promoting.promote_one, name="promote"),
]
