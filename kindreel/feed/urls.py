"""Addresses of what people are shown."""

from django.urls import path

from kindreel.feed import views

app_name = "feed"

urlpatterns = [
    path("", views.home, name="home"),
    path("following/", views.following, name="following"),
    path("discover/", views.discover, name="discover"),
    path("tags/<str:folded>/", views.hashtag, name="hashtag"),
    path("search/", views.search, name="search"),
    path("seen/<str:public_id>/", views.seen, name="seen"),
    path("c/<str:public_id>/less/", views.less, name="less"),
    path("settings/feed/", views.choices, name="choices"),
    path("settings/feed/<int:choice_id>/", views.more_again, name="more_again"),
]
