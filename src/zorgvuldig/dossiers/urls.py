"""The doors of the working room."""

from django.urls import include, path, register_converter

from zorgvuldig.dossiers.converters import Reference

register_converter(Reference, "dossier")

app_name = "dossiers"
urlpatterns = [
    path("", include("zorgvuldig.dossiers.urls_work")),
    path("", include("zorgvuldig.dossiers.urls_sharing")),
    path("", include("zorgvuldig.dossiers.urls_outside")),
    path("", include("zorgvuldig.dossiers.urls_afterwards")),
    path("", include("zorgvuldig.dossiers.urls_together")),
    path("", include("zorgvuldig.dossiers.urls_events")),
    path("", include("zorgvuldig.dossiers.urls_voice")),
]
