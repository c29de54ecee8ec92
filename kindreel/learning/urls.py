"""Addresses of the operator's page about models."""

from django.urls import path

from kindreel.learning import views

app_name = "learning"
urlpatterns = [
    path("moderation/screening/", views.overview, name="overview"),
    path("moderation/screening/begin/", views.begin, name="begin"),
    path("moderation/screening/stop/", views.stop, name="stop"),
    path("moderation/screening/promote/<str:name>/", views.promote_one, name="promote"),
]
