"""For the watch: may people be sent to this server?"""

from django.urls import path

from zorgvuldig.people import views_public

app_name = "watch"
urlpatterns = [path("klaar/", views_public.ready, name="ready")]
