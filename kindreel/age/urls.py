"""Addresses of the age question. Sign-up is here because nobody joins without it."""

from django.urls import path

from kindreel.age import views

app_name = "age"
urlpatterns = [
    path("accounts/signup/", views.sign_up, name="sign_up"),
    path("age/", views.ask, name="ask"),
    path("age/later/", views.later, name="later"),
]
