"""Addresses of accounts."""

from django.urls import path

from kindreel.people import views

app_name = "people"
urlpatterns = [
    path("settings/", views.settings_page, name="settings"),
    path("settings/profile/", views.profile_settings, name="profile_settings"),
    path("settings/export/", views.export, name="export"),
    path("settings/delete/", views.delete, name="delete"),
    path("settings/resting/", views.resting, name="resting"),
    path("settings/sessions/<int:session_id>/end/", views.end_session_view, name="end_session"),
    path("goodbye/", views.goodbye, name="goodbye"),
]
