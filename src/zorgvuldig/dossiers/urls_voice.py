"""The client's own voice: own statements, the summary for the client, and looking back together."""

from django.urls import path

from zorgvuldig.dossiers.views import looking_back, releasing, summary, voice

SUMMARY = "<dossier:reference>/samenvatting/<uuid:number>/"

urlpatterns = [
    path("<dossier:reference>/eigen-verhaal/", voice.own_statement, name="own_statement"),
    path(
        "<dossier:reference>/vastgelegd/<uuid:number>/eigen-verhaal/",
        voice.own_statement,
        name="own_statement_about",
    ),
    path("<dossier:reference>/terugkijken/", looking_back.look_back, name="look_back"),
    path("samenvatting/<uuid:number>/", releasing.release, name="summary_release"),
    path("<dossier:reference>/samenvatting/", summary.new, name="summary_new"),
    path(SUMMARY, summary.summary, name="summary"),
    path(f"{SUMMARY}vrijgeven/", summary.ask, name="summary_ask"),
    path(f"{SUMMARY}terugnemen/", summary.take_back, name="summary_take_back"),
    path(f"{SUMMARY}opnieuw/", summary.anew, name="summary_anew"),
    path(f"{SUMMARY}samenvatting.pdf", summary.on_paper, name="summary_pdf"),
    path(f"{SUMMARY}gegeven/", summary.given, name="summary_given"),
]
