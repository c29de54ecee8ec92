"""Addresses of notices."""

from django.urls import path

from kindreel.notices import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.list_notices, name="list"),
    path("notices/read/", views.read, name="read"),
    path("settings/notices/", views.settings_page, name="settings"),
]
