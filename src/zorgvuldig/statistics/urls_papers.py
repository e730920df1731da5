"""Doors to the figures of a year as a file."""

from django.urls import path

from zorgvuldig.statistics.papers.making import CSV, DESCRIPTION, ODT, PDF
from zorgvuldig.statistics.views_papers import download

HERE = "<int:year>/cijfers"
urlpatterns = [
    path(f"{HERE}.pdf", download, {"kind": PDF}, name="year_pdf"),
    path(f"{HERE}.odt", download, {"kind": ODT}, name="year_odt"),
    path(f"{HERE}.csv", download, {"kind": CSV}, name="year_csv"),
    path(f"{HERE}.csv-metadata.json", download, {"kind": DESCRIPTION}, name="year_description"),
]
