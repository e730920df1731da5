"""Services of De Brug, all invented, and a table of them."""

from typing import Any
from urllib.parse import urlencode
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


def things(town: Town) -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of the directory."""
    found = service(town, is_public=True)
    number = {"number": found.pk}
    listings.publish(actor=town.at_work("gerda"), slug="de-brug", is_open=True)
    said = suggesting.answer(
        suggestion=hinted(town),
        actor=town.at_work("ilse"),
        state="ACCEPTED",
        answer="",
        today=timezone.localdate(),
    )
    return {
        **{f"directory:{name}": number for name in OF_A_SERVICE},
        "directory:answer": {"number": hinted(town, found).pk},
        "directory:hear": {"number": said.pk},
        "map:start": {"slug": "de-brug"},
    }


OF_A_SERVICE = ("listing", "wrong", "change", "check", "remove")


def page(**asked: str) -> str:
    """The directory, with a filter in the address."""
    return f"/sociale-kaart/?{urlencode(asked)}"
