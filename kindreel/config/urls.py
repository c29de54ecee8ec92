"""Every address; each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("kindreel.web.urls")),
    path("", include("kindreel.feed.urls")),
    path("", include("kindreel.analyze.urls")),
    path("", include("kindreel.clips.urls")),
    path("", include("kindreel.campaigns.urls")),
    path("", include("kindreel.comments.urls")),
    path("", include("kindreel.notices.urls")),
    path("", include("kindreel.people.urls")),
    path("", include("kindreel.protection.urls")),
    path("", include("kindreel.age.urls")),  # before allauth: nobody joins past the age question
    path("", include("kindreel.moderation.urls")),
    path("", include("kindreel.learning.urls")),
    path("accounts/", include("allauth.urls")),
]

handler400 = "kindreel.web.views.bad_request"
