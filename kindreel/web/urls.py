"""Addresses of the shell itself."""

from django.urls import path

from kindreel.web import views

app_name = "web"
urlpatterns = [
    path("about/", views.about, name="about"),
    path("offline/", views.offline, name="offline"),
    path("healthz", views.healthz, name="healthz"),
    path("theme/", views.choose_theme, name="theme"),
    path("sw.js", views.service_worker, name="service_worker"),
    path("app.webmanifest", views.manifest, name="manifest"),
]
