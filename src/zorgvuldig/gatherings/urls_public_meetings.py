"""Doors for everybody: the calendar, meetings and places."""

from django.urls import path

from zorgvuldig.gatherings.visiting import views_public

ONE = "agenda/<uuid:number>/"
urlpatterns = [
    path("agenda/", views_public.calendar, name="calendar"),
    path("agenda.ics", views_public.feed, name="feed"),
    path(ONE, views_public.meeting, name="meeting"),
    path(f"{ONE}afspraak.ics", views_public.appointment, name="meeting_appointment"),
    path(f"{ONE}bel-mij/", views_public.call_me, name="call_me"),
    path(f"{ONE}hoe-was-het/", views_public.how_was_it, name="how_was_it"),
    path("plaats/<str:link>/", views_public.places, name="places"),
    path("gebeld-worden/<str:link>/", views_public.wish, name="wish"),
]
