"""The map made with client and family, and who joins in."""

from django.urls import path

from zorgvuldig.dossiers.views import mapping, mapping_paper, network

MAP = "<dossier:reference>/kaart/"
NETWORK = "<dossier:reference>/netwerk/"

urlpatterns = [
    path(MAP, mapping.newest, name="map"),
    path(f"{MAP}maken/", mapping.make, name="map_make"),
    path(f"{MAP}vergelijken/", mapping.compare, name="map_compare"),
    path(f"{MAP}<uuid:number>/", mapping.version, name="map_version"),
    path(f"{MAP}<uuid:number>/kaart.pdf", mapping_paper.pdf, name="map_pdf"),
    path(NETWORK, network.network, name="network"),
    path(f"{NETWORK}<uuid:number>/", network.join, name="network_join"),
    path(f"{NETWORK}<uuid:number>/stopt/", network.leave, name="network_leave"),
]
