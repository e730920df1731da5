"""The doors of the line behind the login. Each part names its own."""

from django.urls import include, path, register_converter

from zorgvuldig.helpline.converters import RequestReference
from zorgvuldig.helpline.views import start

register_converter(RequestReference, "helprequest")

app_name = "helpline"
urlpatterns = [
    path("", start.start, name="start"),
    path("", include("zorgvuldig.helpline.urls_requests")),
    path("", include("zorgvuldig.helpline.urls_matching")),
    path("", include("zorgvuldig.helpline.urls_confidants")),
    path("", include("zorgvuldig.helpline.urls_own")),
    path("", include("zorgvuldig.helpline.urls_support")),
]
