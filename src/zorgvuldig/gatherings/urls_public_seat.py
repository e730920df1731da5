"""Doors for everybody: a participant's own page, and registering by a municipality's link."""

from django.urls import path

from zorgvuldig.gatherings.seat import views_public

urlpatterns = [
    path("deelnemer/<str:link>/", views_public.seat, name="seat"),
    path("deelnemer/<str:link>/agenda.ics", views_public.calendar, name="appointment"),
    path("deelnemer/<str:link>/bewijs.pdf", views_public.paper, name="certificate"),
    path("inschrijven/<str:link>/", views_public.register, name="register"),
]
