"""The open map of an organisation, as everybody reads it on its page: the same rows and no more."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from zorgvuldig.api.reading import Short
from zorgvuldig.directory.access.listings import PAGE, Spot, listings_of, page_of, spot_in
from zorgvuldig.directory.access.public import open_map
from zorgvuldig.directory.showing import old, wanted_in

if TYPE_CHECKING:
    from zorgvuldig.directory.models import Listing


class Gezocht(Struct, frozen=True, forbid_unknown_fields=True):
    """What one looks for; empty is everything. An unknown code asks for nothing, as on the page."""

    gemeente: Short = ""
    onderwerp: Short = ""
    taal: Short = ""
    kosten: Short = ""
    tekst: Short = ""
    na: Short = ""


class Dienst(Struct, frozen=True, rename="camel"):
    """A service: data with a source and a date, about no person."""

    kenmerk: str
    naam: str
    omschrijving: str
    gemeenten: list[str]
    onderwerpen: list[str]
    talen: list[str]
    kosten: str
    telefoon: str
    email: str
    website: str
    adres: str
    bereikbaar: str
    bron: str
    nagekeken_op: date
    lang_niet_nagekeken: bool


class Diensten(Struct, frozen=True):
    """A page of them; `volgende` is empty on the last."""

    kaart: str
    diensten: list[Dienst]
    volgende: str


def listed(slug: str, asked: Gezocht) -> Diensten:
    """The services that are for everybody to read, by name."""
    found = open_map(slug)
    rows = listings_of(found.organisation_id, public=True)
    wanted = wanted_in({
        "gemeente": asked.gemeente, "onderwerp": asked.onderwerp, "taal": asked.taal,
        "kosten": asked.kosten, "woord": asked.tekst,
    })  # fmt: skip
    rows_here = page_of(rows, wanted, spot_in(asked.na))
    shown = rows_here[:PAGE]
    last = Spot(shown[-1].name, shown[-1].pk) if len(rows_here) > PAGE else None
    further = f"{last.number}_{last.name}" if last else ""
    return Diensten(found.organisation.name, [_told(one) for one in shown], further)


def _told(listing: "Listing") -> Dienst:
    return Dienst(
        kenmerk=str(listing.mark),
        naam=listing.name,
        omschrijving=listing.about,
        gemeenten=listing.towns,
        onderwerpen=listing.themes,
        talen=listing.languages,
        kosten=listing.cost,
        telefoon=listing.phone,
        email=listing.email,
        website=listing.website,
        adres=listing.address,
        bereikbaar=listing.opening,
        bron=listing.source,
        nagekeken_op=listing.checked_on,
        lang_niet_nagekeken=old(listing),
    )
