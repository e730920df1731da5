"""The list of dossiers: what do I keep, and in what do I think along."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.views import waiting
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

WHICH = {
    "": "open",
    "te-laat": "opnieuw kijken: te laat",
    "binnenkort": "opnieuw kijken: binnen twee weken",
    "afgesloten": "afgesloten",
}
PARTS = {"": "alles", "bijhouden": "die u bijhoudt", "meedenken": "waarin u meedenkt"}


@require_safe
def overview(request: "Request") -> "HttpResponse":
    """The dossiers of this person, paged by key; the filters stand in the address."""
    actor, today = request.actor, timezone.localdate()
    access.may_list(actor)
    access.log_listing(actor)
    which, part = _chosen(request, "toon", WHICH), _chosen(request, "deel", PARTS)
    after = key_in(request.GET.get("na", ""))
    rows = access.list_page(actor, which, today, after, part=part)
    shown = rows[: access.PAGE]
    older = ""
    if len(rows) > access.PAGE:
        day, number = access.place_of(shown[-1], which)
        older = _address(toon=which, deel=part, na=f"{day.isoformat()}_{number}")
    context = {
        "dossiers": waiting.listed(shown, today),
        "filtered": bool(which or part or after),
        "filters": {
            "Welke dossiers": _options(WHICH, which, lambda code: _address(toon=code, deel=part)),
            "Uw rol": _options(PARTS, part, lambda code: _address(toon=which, deel=code)),
        },
        "older_url": older,
        "works_with_clients": actor.holds(WORKS_WITH_CLIENTS),
    }
    return render(request, "dossiers/overview.html", context)


def _chosen(request: "Request", name: str, known: dict[str, str]) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in known else ""


def _options(known: dict[str, str], chosen: str, address: Any) -> list[dict[str, Any]]:
    return [
        {"url": address(code), "text": text, "current": code == chosen}
        for code, text in known.items()
    ]


def _address(**chosen: str) -> str:
    """The filters as they stand in the address; what is not chosen stays out."""
    return "?" + urlencode({name: code for name, code in chosen.items() if code})


def key_in(written: str) -> tuple[date, UUID] | None:
    """A place in the list, as it stands in the address; anything else is the beginning."""
    day, _, number = written.partition("_")
    try:
        return date.fromisoformat(day), UUID(number)
    except ValueError:
        return None
