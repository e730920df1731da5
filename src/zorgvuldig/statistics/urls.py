"""Doors to the figures."""

from zorgvuldig.statistics import urls_papers

app_name = "statistics"
urlpatterns = [*urls_papers.urlpatterns]
