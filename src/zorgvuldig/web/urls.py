from django.urls import path

from zorgvuldig.web import views, views_public

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("welkom/", views_public.welcome, name="welcome"),
    path("acuut/", views_public.acute, name="acute"),
    path("privacy/", views_public.privacy, name="privacy"),
    path("toegankelijkheid/", views_public.accessibility, name="accessibility"),
    path("gezond/", views_public.alive, name="alive"),
]
