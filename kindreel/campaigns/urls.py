"""Addresses of campaigns, and of the safety centre."""

from django.urls import path

from kindreel.campaigns import views

app_name = "campaigns"
ONE = "campaigns/<slug:slug>/"
urlpatterns = [
    path("campaigns/", views.show_campaigns, name="list"),
    path("campaigns/new/", views.new, name="new"),
    path(ONE, views.show_campaign, name="show"),
    path(f"{ONE}series/<int:position>/", views.show_episode, name="episode"),
    path(f"{ONE}challenge/", views.show_challenge, name="challenge"),
    path(f"{ONE}challenge/<str:public_id>/pick/", views.pick, name="pick"),
    path(f"{ONE}challenge/<str:public_id>/unpick/", views.unpick, name="unpick"),
    path(f"{ONE}edit/", views.edit, name="edit"),
    path(f"{ONE}edit/links/", views.add_link, name="add_link"),
    path(f"{ONE}edit/links/<int:pk>/remove/", views.remove_link, name="remove_link"),
    path(f"{ONE}edit/series/", views.add_episode, name="add_episode"),
    path(f"{ONE}edit/series/<int:pk>/", views.edit_episode, name="edit_episode"),
    path(f"{ONE}edit/series/<int:pk>/move/", views.move_episode, name="move_episode"),
    path(f"{ONE}edit/series/<int:pk>/remove/", views.remove_episode, name="remove_episode"),
    path("help/", views.show_help, name="help"),
    path("help/helplines/", views.show_helplines, name="helplines"),
    path("help/helplines/<int:pk>/", views.edit_helpline, name="edit_helpline"),
    path("help/helplines/<int:pk>/remove/", views.remove_helpline, name="remove_helpline"),
]
