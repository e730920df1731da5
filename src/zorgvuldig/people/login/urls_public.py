"""The doors of an organisation's own login service. Each service has its own, so that the answer
of one is never taken for that of another."""

from django.urls import path

from zorgvuldig.people.login import views_public

app_name = "login"
HERE = "<number:organisation_id>/<uuid:service_id>/"
urlpatterns = [
    path(HERE, views_public.begin, name="begin"),
    path(f"{HERE}terug/", views_public.back, name="back"),
    path(f"{HERE}uitgelogd/", views_public.left, name="left"),
    path(f"{HERE}beeindigd/", views_public.signed_out, name="signed_out"),
]
