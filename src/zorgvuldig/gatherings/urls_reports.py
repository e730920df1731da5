"""Doors behind the login: report, recommendations and what came of them."""

from django.urls import path

from zorgvuldig.gatherings.views import recommendations, report_papers, reports

HERE = "werkateliers/<uuid:number>/verslag"
urlpatterns = [
    path(f"{HERE}/", reports.report, name="report"),
    path(f"{HERE}/beginnen/", reports.begin, name="begin_report"),
    path(f"{HERE}/schrijven/", reports.write, name="report_write"),
    path(f"{HERE}/uitleggen/", reports.explain, name="report_explain"),
    path(f"{HERE}/tekenen/", reports.sign, name="report_sign"),
    path(f"{HERE}/versturen/", reports.send, name="report_send"),
    path(f"{HERE}/pdf/", report_papers.download, {"kind": "pdf"}, name="report_pdf"),
    path(f"{HERE}/odt/", report_papers.download, {"kind": "odt"}, name="report_odt"),
    path(f"{HERE}/aanbevelingen/nieuw/", recommendations.add, name="recommendation_add"),
    path(f"{HERE}/aanbevelingen/<uuid:which>/", recommendations.change, name="recommendation"),
    path(f"{HERE}/aanbevelingen/<uuid:which>/weg/", recommendations.remove,
         name="recommendation_remove"),
    path("knelpunten/", report_papers.bottlenecks, name="bottlenecks"),
]  # fmt: skip
