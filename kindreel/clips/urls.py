"""Addresses of clips, profiles and media."""

from django.urls import path, re_path

from kindreel.clips import views

app_name = "clips"
urlpatterns = [
    path("upload/", views.upload, name="upload"),
    path("upload/tags/", views.suggest, name="suggest"),
    path("upload/tus/", views.tus, name="tus"),
    path("upload/tus/<str:key>/", views.tus_upload, name="tus_upload"),
    path("upload/tus/<str:key>/cancel/", views.cancel, name="cancel_upload"),
    path("me/", views.mine, name="mine"),
    path("@<str:handle>/", views.profile, name="profile"),
    re_path(
        r"^media/(?P<given>[\w.-]{10,60})/(?P<public_id>[\w-]{11})/(?P<name>[a-z0-9]{1,8}\.(?:mp4|jpg))$",
        views.media,
        name="media",
    ),
    path("c/<str:public_id>/", views.show, name="show"),
    path("c/<str:public_id>/progress/", views.progress, name="progress"),
    path("c/<str:public_id>/edit/", views.edit, name="edit"),
    path("c/<str:public_id>/care/", views.cared, name="cared"),
    path("c/<str:public_id>/delete/", views.delete, name="delete"),
    path("c/<str:public_id>/retry/", views.retry, name="retry"),
    path("c/<str:public_id>/like/", views.like, name="like"),
    path("c/<str:public_id>/unlike/", views.unlike, name="unlike"),
    path("c/<str:public_id>/share/", views.share, name="share"),
]
