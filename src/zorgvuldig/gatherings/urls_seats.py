"""Doors behind the login: who comes, inviting, and who was there."""

from django.urls import path

from zorgvuldig.gatherings.views import seats

urlpatterns = [
    path("werkateliers/<uuid:number>/plaatsen/", seats.seats, name="seats"),
    path("werkateliers/<uuid:number>/plaatsen/uitnodigen/", seats.invite, name="invite"),
    path("werkateliers/<uuid:number>/plaatsen/aanwezig/", seats.attendance, name="attendance"),
    path(
        "werkateliers/<uuid:number>/plaatsen/<uuid:who>/nieuwe-link/",
        seats.seat_link,
        name="seat_link",
    ),
    path("werkateliers/<uuid:number>/plaatsen/in-de-plaats/", seats.walk_in, name="walk_in"),
]
