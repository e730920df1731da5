"""The doors for everybody: calendar, a municipality's request, personal links, the room."""

from django.urls import include, path

from zorgvuldig.gatherings import views_public

app_name = "gathering"
urlpatterns = [
    path("<slug:slug>/", views_public.start, name="start"),
    path("<slug:slug>/", include("zorgvuldig.gatherings.urls_public_host")),
    path("<slug:slug>/", include("zorgvuldig.gatherings.urls_public_seat")),
    path("<slug:slug>/", include("zorgvuldig.gatherings.urls_public_situation")),
    path("<slug:slug>/", include("zorgvuldig.gatherings.urls_public_room")),
    path("<slug:slug>/", include("zorgvuldig.gatherings.urls_public_meetings")),
]
