"""Stylesheets and logos, under the digest of what is in them."""

from django.urls import path

from zorgvuldig.style import views_public

app_name = "look"
urlpatterns = [
    path("<number:organisation_id>/<slug:digest>.css", views_public.sheet, name="sheet"),
    path("<number:organisation_id>/<slug:digest>.<slug:kind>", views_public.logo, name="logo"),
]
