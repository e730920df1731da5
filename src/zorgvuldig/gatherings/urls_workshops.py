"""Doors behind the login: planning a workshop, its seats and its situations."""

from django.urls import path

from zorgvuldig.gatherings.views import going, hosting, planning, provider, workshops

urlpatterns = [
    path("aanbieder/", provider.provider, name="provider"),
    path("werkateliers/<uuid:number>/", workshops.workshop, name="workshop"),
    path("werkateliers/<uuid:number>/voorgesprek/", planning.prepare, name="prepare"),
    path("werkateliers/<uuid:number>/knelpunt/", planning.bottleneck, name="bottleneck"),
    path("werkateliers/<uuid:number>/verdeling/", planning.mix, name="mix"),
    path("werkateliers/<uuid:number>/begeleiders/", planning.leads, name="leads"),
    path("werkateliers/<uuid:number>/dag/", planning.day, name="day"),
    path("werkateliers/<uuid:number>/gemeente/", hosting.host_link, name="host_link"),
    path("werkateliers/<uuid:number>/kosten/", hosting.costs, name="costs"),
    path("werkateliers/<uuid:number>/gaat-door/", going.confirm, name="confirm"),
    path("werkateliers/<uuid:number>/gehouden/", going.hold, name="hold"),
    path("werkateliers/<uuid:number>/terugkijken/", going.look_back, name="look_back"),
    path("werkateliers/<uuid:number>/afronden/", going.close, name="close"),
    path("werkateliers/<uuid:number>/afzeggen/", going.cancel, name="cancel"),
]
