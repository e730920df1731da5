"""Doors to how the own organisation looks."""

from django.urls import path

from zorgvuldig.statistics.bias import views

urlpatterns = [
    path("hoe-we-kijken/", views.years, name="bias_years"),
    path("<int:year>/hoe-we-kijken/", views.year, name="bias"),
]
