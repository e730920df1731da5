"""The directory behind the login: to look in, to keep, to exchange, and what users say of it."""

from django.urls import path

from zorgvuldig.directory.views import exchange, keeping, listings, opening, suggestions

app_name = "directory"
urlpatterns = [
    path("", listings.start, name="start"),
    path("<uuid:number>/", listings.listing, name="listing"),
    path("<uuid:number>/klopt-niet/", suggestions.wrong, name="wrong"),
    path("ontbreekt/", suggestions.missing, name="missing"),
    path("voorstellen/", suggestions.own, name="suggestions"),
    path("voorstellen/<uuid:number>/gelezen/", suggestions.hear, name="hear"),
    path("bijhouden/", keeping.keep, name="keep"),
    path("bijhouden/nieuw/", keeping.new, name="new"),
    path("bijhouden/<uuid:number>/", keeping.change, name="change"),
    path("bijhouden/<uuid:number>/nagekeken/", keeping.check, name="check"),
    path("bijhouden/<uuid:number>/weg/", keeping.remove, name="remove"),
    path("bijhouden/voorstel/<uuid:number>/", keeping.answer, name="answer"),
    path("bijhouden/open-kaart/", opening.public, name="public"),
    path("tabel.csv", exchange.table, name="table"),
    path("tabel/", exchange.columns, name="columns"),
    path("tabel.csv-metadata.json", exchange.metadata, name="metadata"),
    path("inlezen/", exchange.read_in, name="read_in"),
    path("inlezen/doen/", exchange.carry_out, name="carry_out"),
]
