"""Who looked and who received what about one client."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
