"""The doors of gatherings behind the login. Each part names its own."""

from django.urls import include, path

from zorgvuldig.gatherings.views import start

app_name = "gatherings"
urlpatterns = [
    path("", start.start, name="start"),
    path("", include("zorgvuldig.gatherings.urls_workshops")),
    path("", include("zorgvuldig.gatherings.urls_situations")),
    path("", include("zorgvuldig.gatherings.urls_seats")),
    path("", include("zorgvuldig.gatherings.urls_room")),
    path("", include("zorgvuldig.gatherings.urls_reports")),
    path("", include("zorgvuldig.gatherings.urls_meetings")),
]
