"""Doors for everybody: a participant's own situation, by their own link."""

from django.urls import path

from zorgvuldig.gatherings.bringing import views_public

urlpatterns = [
    path("deelnemer/<str:link>/situatie/", views_public.situation, name="situation"),
    path("deelnemer/<str:link>/gevaar/", views_public.danger, name="danger"),
]
