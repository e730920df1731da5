"""How long things are kept: the public page, and what goes next."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
