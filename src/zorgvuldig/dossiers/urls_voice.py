"""The client's own voice: own statements, the summary for the client, and looking back together."""

from django.urls import path

from zorgvuldig.dossiers.views import voice

urlpatterns = [
    path("<dossier:reference>/eigen-verhaal/", voice.own_statement, name="own_statement"),
    path(
        "<dossier:reference>/vastgelegd/<uuid:number>/eigen-verhaal/",
        voice.own_statement,
        name="own_statement_about",
    ),
]
