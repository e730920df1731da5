"""What a visitor sees when an address is not there, too much was sent, or something failed: a light
page of the provider whose address it is, without a way into the pages for staff.

When something failed it asks the database for nothing: perhaps that is what failed.
"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.template.loader import render_to_string

from zorgvuldig.gatherings import door
from zorgvuldig.gatherings.models import Provider
from zorgvuldig.people.unseen import plain

if TYPE_CHECKING:
    from django.http import HttpRequest

OWN, BARE = "gatherings/public/trouble.html", "gatherings/public/trouble_bare.html"
MISSING, TOO_LARGE, FAILED = 404, 413, 500
SAID = {
    "missing": (
        "Deze pagina is er niet",
        "Het adres klopt niet, of de link werkt niet meer. Kreeg u de link in een mail? Kijk of u "
        "hem helemaal hebt overgenomen.",
    ),
    "large": (
        "Dit is te groot om te versturen",
        "De tekst is langer dan wij kunnen ontvangen. Er is niets opgeslagen. Ga een stap terug en "
        "maak de tekst korter.",
    ),
    "failed": (
        "Er ging bij ons iets mis",
        "Het ligt niet aan u. Probeer het over een paar minuten opnieuw. Verstuurde u iets? Het "
        "nog een keer versturen kan geen kwaad.",
    ),
    "wrong": (
        "Dit verzoek klopt niet",
        "De website begreep niet wat de browser stuurde. Er is niets opgeslagen. Ga een stap terug "
        "en probeer het nog een keer.",
    ),
}


def page(request: "HttpRequest", status: int) -> HttpResponse:
    """The page for this status; of the provider when its address is one that is open."""
    title, text = SAID[_kind(status)]
    shown = {"title": title, "text": text}
    provider = _provider(request.path) if status < FAILED else None
    if provider is not None:
        return door.page(request, provider, OWN, shown, status=status, private=True, styled=False)
    return HttpResponse(render_to_string(BARE, shown), status=status)


def _kind(status: int) -> str:
    if status >= FAILED:
        return "failed"
    return {MISSING: "missing", TOO_LARGE: "large"}.get(status, "wrong")


def _provider(path: str) -> Provider | None:
    parts = plain(path).split("/")  # "", "bijeenkomsten", the provider
    slug = parts[2] if len(parts) > 2 else ""
    return Provider.objects.filter(slug=slug, is_open=True).first() if slug else None
