"""Doors for everybody: answering in the room, and the questions before and after."""

from django.urls import path

from zorgvuldig.gatherings.answering import views_public as answering
from zorgvuldig.gatherings.asking import views_public as asking

urlpatterns = [
    path("zaal/", answering.join, name="room_join"),
    path("zaal/<str:code>/", answering.room, name="room"),
    path("vragen/<str:link>/", asking.questions, name="questions"),
]
