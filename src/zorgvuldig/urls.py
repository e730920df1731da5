"""The doors. Each room names its own."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("zorgvuldig.web.urls")),
    path("gezond/", include("zorgvuldig.people.urls_watch")),
    path("", include("zorgvuldig.guide.urls")),
    path("account/", include("zorgvuldig.people.urls_account")),
    path("organisatie/", include("zorgvuldig.people.urls")),
    path("inloggen/", include("zorgvuldig.people.login.urls_public")),
    path("vandaag/", include("zorgvuldig.people.urls_day")),
    path("logboek/", include("zorgvuldig.logbook.urls")),
    path("concept/", include("zorgvuldig.drafts.urls")),
    path("dossiers/", include("zorgvuldig.dossiers.urls")),
    path("hulplijn/", include("zorgvuldig.helpline.urls")),
    path("hulp/", include("zorgvuldig.helpline.urls_public")),
    path("organiseren/", include("zorgvuldig.gatherings.urls")),
    path("bijeenkomsten/", include("zorgvuldig.gatherings.urls_public")),
    path("sociale-kaart/", include("zorgvuldig.directory.urls")),
    path("kaart/", include("zorgvuldig.directory.urls_public")),
    path("organisatie/huisstijl/", include("zorgvuldig.style.urls")),
    path("huisstijl/", include("zorgvuldig.style.urls_public")),
    path("uitwisseling/", include("zorgvuldig.exchange.urls")),
    path("brief/", include("zorgvuldig.exchange.urls_public")),
    path("oefenen/", include("zorgvuldig.practice.urls")),
    path("cijfers/", include("zorgvuldig.statistics.urls")),
    path("api/v1/", include("zorgvuldig.api.urls_public")),
    path("organisatie/systemen/", include("zorgvuldig.api.urls")),
    path("bestand/", include("zorgvuldig.carrying.urls")),
    path("", include("zorgvuldig.privacy.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("zorgvuldig.demo.urls")))

handler400 = "zorgvuldig.web.views_public.bad_request"
handler403 = "zorgvuldig.web.views_public.forbidden"
handler404 = "zorgvuldig.web.views_public.not_found"
handler500 = "zorgvuldig.web.views_public.failed"
