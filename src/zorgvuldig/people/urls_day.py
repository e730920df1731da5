"""Where everybody begins, when mail comes, and being away."""

from django.urls import path

from zorgvuldig.people import views_day, views_first_day

app_name = "day"
urlpatterns = [
    path("", views_day.today, name="today"),
    path("eerste-dag/", views_first_day.first_day, name="first_day"),
    path("berichten/", views_day.messages_page, name="messages"),
    path("afwezig/", views_day.away, name="away"),
    path("afwezig/<number:pk>/terug/", views_day.back, name="back"),
    path("collega/<number:pk>/", views_day.for_colleague, name="for_colleague"),
]
