"""How long things are kept: the public page, and what goes next."""

from django.urls import path

from zorgvuldig.privacy import views_public
from zorgvuldig.privacy.views import retention

urlpatterns = [
    path("", views_public.kept, name="kept"),
    path("binnenkort/", retention.coming, name="coming"),
    path("binnenkort/<dossier:reference>/", retention.hold, name="hold"),
    path("tegenhouden/<uuid:number>/", retention.hold_answer, name="hold_answer"),
]
