"""Addresses of reports, the moderators' desk, decisions and rules."""

from django.urls import path

from kindreel.moderation.views import decided, desk, reporting, team

app_name = "moderation"
urlpatterns = [
    path("report/<str:kind>/<str:name>/", reporting.report_something, name="report"),
    path("reports/", reporting.my_reports, name="my_reports"),
    path("reports/<str:receipt>/", reporting.show_receipt, name="receipt"),
    path("rules/", decided.community_rules, name="rules"),
    path("decisions/", decided.my_decisions, name="decisions"),
    path("decisions/<int:pk>/", decided.my_decision, name="decision"),
    path("decisions/<int:pk>/appeal/", decided.appeal_decision, name="appeal"),
    path("moderation/", desk.queue, name="queue"),
    path("moderation/cases/<int:pk>/", desk.show_case, name="case"),
    path("moderation/cases/<int:pk>/decide/", desk.decide_case, name="decide"),
    path("moderation/team/", team.show_team, name="team"),
    path("moderation/team/change/", team.change_team, name="change_team"),
]
