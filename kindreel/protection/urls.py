"""Addresses of protection."""

from django.urls import path

from kindreel.protection.views import people, pictures, settings

app_name = "protection"
urlpatterns = [
    path("@<str:handle>/follow/", people.follow_view, name="follow"),
    path("@<str:handle>/unfollow/", people.unfollow_view, name="unfollow"),
    path("@<str:handle>/block/", people.block_view, name="block"),
    path("@<str:handle>/unblock/", people.unblock_view, name="unblock"),
    path("@<str:handle>/mute/", people.mute_view, name="mute"),
    path("@<str:handle>/unmute/", people.unmute_view, name="unmute"),
    path("settings/safety/", settings.safety, name="settings"),
    path("settings/safety/words/", settings.hide_word_view, name="hide_word"),
    path("settings/safety/words/<int:word_id>/", settings.show_word_view, name="show_word"),
    path("settings/followers/", settings.followers, name="requests"),
    path("settings/followers/<int:follow_id>/", settings.answer_request, name="answer_request"),
    path("avatars/<slug:name>.webp", pictures.avatar, name="avatar"),
]
