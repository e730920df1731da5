"""The product's addresses with those of the demonstration, as in demonstration mode."""

from django.urls import include, path

from zorgvuldig import urls

urlpatterns = [*urls.urlpatterns, path("demo/", include("zorgvuldig.demo.urls"))]
handler404 = urls.handler404
