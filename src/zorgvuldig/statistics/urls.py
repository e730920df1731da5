"""Doors to the figures of one's own organisation."""

from django.urls import path

from zorgvuldig.statistics import urls_bias, urls_papers
from zorgvuldig.statistics.views import year, years

app_name = "statistics"
urlpatterns = [
    path("", years, name="years"),
    path("<int:year>/", year, name="year"),
    *urls_papers.urlpatterns,
    *urls_bias.urlpatterns,
]
