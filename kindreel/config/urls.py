"""Every address; each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("kindreel.web.urls")),
    path("accounts/", include("allauth.urls")),
]
