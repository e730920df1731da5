"""Doors behind the login: the situations of a workshop, for who leads it."""

from django.urls import path

from zorgvuldig.gatherings.views import situations

urlpatterns = [
    path("werkateliers/<uuid:number>/situaties/", situations.situations, name="situations"),
    path("werkateliers/<uuid:number>/voorbeeld/", situations.lay_out, name="lay_out"),
    path("werkateliers/<uuid:number>/vernietigen/", situations.destroy, name="destroy_situations"),
    path("situaties/<uuid:number>/", situations.situation, name="situation"),
    path("situaties/<uuid:number>/akkoord/", situations.accept, name="accept_situation"),
    path("situaties/<uuid:number>/terug/", situations.send_back, name="send_back_situation"),
    path("situaties/<uuid:number>/ruilen/", situations.swap, name="swap_situation"),
    path("situaties/<uuid:number>/gevaar/", situations.take_out, name="take_out_situation"),
]
