"""Preparing advice from outside, without names."""

from django.urls import path

from zorgvuldig.dossiers.views import outside

ADVICE = "<dossier:reference>/advies/"

urlpatterns = [
    path(f"{ADVICE}voorbereiden/", outside.prepare, name="advice_prepare"),
    path(f"{ADVICE}tekst/", outside.text, name="advice_text"),
    path(f"{ADVICE}tekst/<uuid:number>/", outside.shown, name="advice_shown"),
]
