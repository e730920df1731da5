"""Doors to the figures of one's own organisation."""

from zorgvuldig.statistics import urls_bias, urls_papers

app_name = "statistics"
urlpatterns = [*urls_papers.urlpatterns, *urls_bias.urlpatterns]
