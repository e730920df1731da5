"""Doors behind the login: information meetings."""

from django.urls import path

from zorgvuldig.gatherings.views import calls, funding, meeting_steps, meetings

ONE = "voorlichting/<uuid:number>/"
urlpatterns = [
    path("voorlichting/", meetings.meetings, name="meetings"),
    path("voorlichting/plannen/", meetings.plan, name="plan_meeting"),
    path("voorlichting/aantallen/", funding.funder, name="funder"),
    path("voorlichting/aantallen.csv", funding.table, name="funder_table"),
    path("voorlichting/bellen/", calls.calls, name="calls"),
    path("voorlichting/bellen/<uuid:number>/", calls.call, name="call"),
    path("voorlichting/bellen/<uuid:number>/gebeld/", calls.called, name="called"),
    path(ONE, meetings.meeting, name="meeting"),
    path(f"{ONE}wijzigen/", meetings.change, name="change_meeting"),
    path(f"{ONE}aankondigen/", meetings.announce, name="announce_meeting"),
    path(f"{ONE}gehouden/", meeting_steps.hold, name="hold_meeting"),
    path(f"{ONE}papieren/", meeting_steps.papers, name="count_papers"),
    path(f"{ONE}daarna/", meeting_steps.mentions, name="count_mentions"),
    path(f"{ONE}folder/", meeting_steps.material, name="lay_out_material"),
    path(f"{ONE}folder/weg/", meeting_steps.take_away, name="take_away_material"),
    path(f"{ONE}blad/", meeting_steps.sheet, name="meeting_sheet"),
    path(f"{ONE}afronden/", meeting_steps.close, name="close_meeting"),
    path(f"{ONE}afzeggen/", meeting_steps.cancel, name="cancel_meeting"),
]
