"""Addresses of the text API: Perspective's own, its description, and the operator's pages."""

from django.urls import path, re_path

from kindreel.analyze import views
from kindreel.analyze.api import comments, documents

app_name = "analyze"
urlpatterns = [
    path("v1alpha1/comments:analyze", comments.analyze, name="analyze"),
    path("v1alpha1/comments:suggestscore", comments.suggest_score, name="suggestscore"),
    path("v1alpha1/comments:batchanalyze", comments.analyze_batch, name="batchanalyze"),
    re_path(r"^v\d\w*/", comments.elsewhere, name="elsewhere"),
    path("$discovery/rest", documents.discovery, name="discovery"),
    path("api/", views.show_api, name="api"),
    path("api/openapi.json", documents.openapi, name="openapi"),
    path("api/keys/", views.show_keys, name="keys"),
    path("api/keys/make/", views.make, name="make_key"),
    path("api/keys/suggestions.jsonl", views.suggestions, name="suggestions"),
    path("api/keys/<int:pk>/", views.show_key, name="key"),
    path("api/keys/<int:pk>/revoke/", views.revoke, name="revoke_key"),
]
