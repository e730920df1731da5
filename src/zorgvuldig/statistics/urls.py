"""Doors to the figures."""

app_name = "statistics"
urlpatterns: list[object] = []
