"""The doors of the working room."""

from django.urls import include, path, register_converter

from zorgvuldig.dossiers.converters import NoticeCode, Reference

register_converter(Reference, "dossier")
register_converter(NoticeCode, "notice")

app_name = "dossiers"
urlpatterns = [
    path("", include("zorgvuldig.dossiers.urls_work")),
    path("", include("zorgvuldig.dossiers.urls_sharing")),
    path("", include("zorgvuldig.dossiers.urls_outside")),
    path("", include("zorgvuldig.dossiers.urls_afterwards")),
    path("", include("zorgvuldig.dossiers.urls_plan")),
    path("", include("zorgvuldig.dossiers.urls_together")),
    path("", include("zorgvuldig.dossiers.urls_events")),
    path("", include("zorgvuldig.dossiers.urls_notices")),
    path("", include("zorgvuldig.dossiers.urls_voice")),
    path("", include("zorgvuldig.dossiers.urls_map")),
]
