from django.urls import path

from zorgvuldig.practice import views

app_name = "practice"
urlpatterns = [
    path("", views.start, name="start"),
    path("beginnen/", views.begin, name="begin"),
    path("spelen/", views.play, name="play"),
    path("stoppen/", views.stop, name="stop"),
    path("weggooien/", views.throw_away, name="throw_away"),
]
