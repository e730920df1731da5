"""A service on the screen, for staff and for everybody."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.utils import timezone

from zorgvuldig.directory.access.listings import PAGE, Spot, Wanted, page_of, spot_in, towns_in
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import choices, label, written
from zorgvuldig.rules.directory import is_stale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from zorgvuldig.directory.models import Listing

ASKED = {"town": "gemeente", "theme": "onderwerp", "language": "taal", "cost": "kosten",
         "text": "woord"}  # fmt: skip
LONGEST = 120


def card(listing: "Listing") -> dict[str, Any]:
    """What stands of a service in the list."""
    return {
        "name": listing.name,
        "number": listing.pk,
        "about": listing.about,
        "towns": ", ".join(listing.towns),
        "themes": [label("directory_theme", code) for code in listing.themes],
        "languages": [label("help_spoken", code) for code in listing.languages],
        "cost": label("directory_cost", listing.cost),
        "phone": listing.phone,
        "email": listing.email,
        "website": listing.website,
        "address": listing.address,
        "opening": listing.opening,
        "checked": written(listing.checked_on),
        "stale": old(listing),
        "source": listing.source,
    }


def old(listing: "Listing") -> bool:
    """Must somebody look at it again?"""
    return is_stale(listing.checked_on, timezone.localdate(), read("directory")["check_every_days"])


def wanted_in(asked: "Mapping[str, str]") -> Wanted:
    """What the address asks for. A code nobody knows asks for nothing."""
    told = {name: str(asked.get(key, ""))[:LONGEST].strip() for name, key in ASKED.items()}
    kinds = {"theme": "directory_theme", "language": "help_spoken", "cost": "directory_cost"}
    known = {name for name, kind in kinds.items() if told[name] in read("codes")[kind]}
    unknown = kinds.keys() - known
    return Wanted(**{name: said for name, said in told.items() if name not in unknown})


def found(rows: "QuerySet[Listing]", asked: "Mapping[str, str]") -> dict[str, Any]:
    """One page of the list with its filter: two queries, however many services there are."""
    wanted = wanted_in(asked)
    listed = page_of(rows, wanted, spot_in(str(asked.get("na", ""))))
    shown = listed[:PAGE]
    return {
        "cards": [card(one) for one in shown],
        "filters": filters(towns_in(rows), wanted),
        "text": wanted.text,
        "filtered": any(wanted),
        "older_url": _older(listed, wanted),
    }


def filters(towns: list[str], wanted: Wanted) -> list[dict[str, Any]]:
    """Lists to choose from, each with what is chosen now."""
    offered = {
        "town": ("Gemeente", "Alle gemeenten", [(name, name) for name in towns]),
        "theme": ("Onderwerp", "Alle onderwerpen", choices("directory_theme")),
        "language": ("Taal", "Alle talen", choices("help_spoken")),
        "cost": ("Kosten", "Alle kosten", choices("directory_cost")),
    }
    return [
        {
            "name": ASKED[name],
            "label": title,
            "typed": name == "town",
            "options": [
                {"code": code, "text": text, "chosen": code == getattr(wanted, name)}
                for code, text in [("", everything), *options]
            ],
        }
        for name, (title, everything, options) in offered.items()
    ]


def _older(rows: "list[Listing]", wanted: Wanted) -> str:
    if len(rows) <= PAGE:
        return ""
    last = Spot(rows[PAGE - 1].name, rows[PAGE - 1].pk)
    told = {ASKED[name]: value for name, value in wanted._asdict().items() if value}
    return f"?{urlencode({**told, 'na': f'{last.number}_{last.name}'})}"
