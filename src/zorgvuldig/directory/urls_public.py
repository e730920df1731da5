"""The open map of an organisation, for everybody."""

from django.urls import path

from zorgvuldig.directory import views_public

app_name = "map"
urlpatterns = [path("<slug:slug>/", views_public.start, name="start")]
