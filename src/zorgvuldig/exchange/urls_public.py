"""The door of a letter that was sent with a link."""

from django.urls import path

from zorgvuldig.exchange import views_public

app_name = "letter"
urlpatterns = [path("<str:link>/", views_public.letter, name="letter")]
