"""The rights desk: requests of clients and their parents."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
