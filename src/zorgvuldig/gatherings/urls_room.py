"""Doors behind the login: what happens in the room, and what the group answered."""

from django.urls import path

from zorgvuldig.gatherings.views import group_answers, projector, room

urlpatterns = [
    path("werkateliers/<uuid:number>/zaal/", room.room, name="room"),
    path("werkateliers/<uuid:number>/zaal/open/", room.open_room, name="room_open"),
    path("werkateliers/<uuid:number>/zaal/sluit/", room.close_room, name="room_close"),
    path("werkateliers/<uuid:number>/zaal/verder/", room.next_part, name="room_next"),
    path("werkateliers/<uuid:number>/zaal/vraag/", room.ask, name="room_ask"),
    path("werkateliers/<uuid:number>/zaal/toon/", room.show, name="room_show"),
    path("werkateliers/<uuid:number>/zaal/gevaar/", room.danger, name="room_danger"),
    path("werkateliers/<uuid:number>/zaal/noteer/", room.note, name="room_note"),
    path("werkateliers/<uuid:number>/scherm/", projector.projector, name="projector"),
    path("werkateliers/<uuid:number>/antwoorden/", group_answers.answers, name="group_answers"),
]
