"""What other organisations sent, and with whom one exchanges."""

from django.urls import path

from zorgvuldig.exchange.views import connections, inbox

app_name = "exchange"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("<uuid:number>/", inbox.parcel, name="parcel"),
    path("<uuid:number>/openen/", inbox.open_it, name="open"),
    path("<uuid:number>/aannemen/", inbox.accept, name="accept"),
    path("<uuid:number>/niet-aannemen/", inbox.refuse, name="refuse"),
    path("<uuid:number>/vraag/", inbox.ask, name="ask"),
    path("<uuid:number>/terugkoppeling/", inbox.feed_back, name="feed_back"),
    path("<uuid:number>/brief.pdf", inbox.paper, name="paper"),
    path("verbindingen/", connections.connections, name="connections"),
    path("verbindingen/code/", connections.make_code, name="make_code"),
    path("verbindingen/nieuw/", connections.take_up, name="take_up"),
    path("verbindingen/<uuid:number>/stoppen/", connections.end, name="end"),
]
