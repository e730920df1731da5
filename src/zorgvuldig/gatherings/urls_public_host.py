"""Doors for everybody: the request of a municipality and its own page."""

from django.urls import path

from zorgvuldig.gatherings.hosting import views_public
from zorgvuldig.gatherings.reports import views_public as reports

urlpatterns = [
    path("werkatelier-aanvragen/", views_public.ask, name="ask"),
    path("gemeente/<str:link>/", views_public.host, name="host"),
    path("gemeente/<str:link>/uitnodigen/", views_public.host_invite, name="host_invite"),
    path("gemeente/<str:link>/verslag/", reports.report, name="report"),
    path("gemeente/<str:link>/verslag/pdf/", reports.download, {"kind": "pdf"}, name="report_pdf"),
    path("gemeente/<str:link>/verslag/odt/", reports.download, {"kind": "odt"}, name="report_odt"),
    path("gemeente/<str:link>/aanbevelingen/<uuid:which>/", reports.recommendation,
         name="recommendation"),
]  # fmt: skip
