"""Addresses of comments."""

from django.urls import path

from kindreel.comments import views

app_name = "comments"
urlpatterns = [
    path("c/<str:public_id>/comments/", views.show_comments, name="list"),
    path("c/<str:public_id>/comments/post/", views.post, name="post"),
    path("c/<str:public_id>/comments/cancel/", views.cancel, name="cancel"),
    path("c/<str:public_id>/comments/filtered/", views.show_filtered, name="filtered"),
    path("c/<str:public_id>/comments/<int:pk>/", views.show_answers, name="answers"),
    path("c/<str:public_id>/comments/<int:pk>/like/", views.like, name="like"),
    path("c/<str:public_id>/comments/<int:pk>/unlike/", views.unlike, name="unlike"),
    path("c/<str:public_id>/comments/<int:pk>/pin/", views.pin, name="pin"),
    path("c/<str:public_id>/comments/<int:pk>/unpin/", views.unpin, name="unpin"),
    path("c/<str:public_id>/comments/<int:pk>/delete/", views.delete, name="delete"),
]
