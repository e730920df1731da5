"""Services of De Brug, all invented, and a table of them."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from zorgvuldig.directory.actions import listings, suggesting
from zorgvuldig.directory.models import Listing, Suggestion

SERVICE: dict[str, Any] = {
    "name": "Boksschool De Hoek",
    "about": "Trainen met een vaste groep.",
    "towns": ["Rivierstad"],
    "themes": ["FREE_TIME"],
    "languages": ["nl", "ar"],
    "cost": "SMALL",
    "email": "hallo@dehoek.example",
    "source": "gebeld met de dienst",
}


def service(town: Town, by: str = "ilse", **said: Any) -> Listing:
    """A service that somebody who keeps the directory put in it."""
    values = {**SERVICE, "checked_on": timezone.localdate(), **said}
    return listings.add(actor=town.at_work(by), once=uuid4(), **values)


def typed(**said: Any) -> dict[str, Any]:
    """The form of a service as a browser sends it."""
    values = {**SERVICE, "checked_on": timezone.localdate().isoformat(), "once": str(uuid4())}
    return {**values, "towns": "Rivierstad", **said}


def hinted(town: Town, listing: Listing | None = None, by: str = "anna", **said: Any) -> Suggestion:
    """Somebody said that something is not right."""
    values = {"hint": "WRONG", "words": "Zij zijn verhuisd.", "name": "Fietsclub", **said}
    return suggesting.suggest(actor=town.at_work(by), once=uuid4(), listing=listing, **values)


def page(**asked: str) -> str:
    """The directory, with a filter in the address."""
    from urllib.parse import urlencode

    return f"/sociale-kaart/?{urlencode(asked)}"
