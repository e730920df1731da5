"""The board: workshops by state, what is needed first on top."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.gatherings.access import board
from zorgvuldig.gatherings.access.provider import at_gatherings, provider_of
from zorgvuldig.gatherings.views.parts import ORGANISES
from zorgvuldig.gatherings.views.workshop_words import day_of, title, when
from zorgvuldig.handbook.wording import label, since_or_by, spoken
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import WorkshopState

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

WHICH = {
    "": "Alles wat loopt",
    "aangevraagd": "Aangevraagd",
    "voorbereiden": "Voorbereiden",
    "uitnodigen": "Uitnodigen",
    "gaat-door": "Gaat door",
    "verslag": "Verslag",
    "terugkijken": "Terugkijken",
    "voorbij": "Voorbij",
}


@require_safe
def start(request: "Request") -> "HttpResponse":
    """What is planned; the filter and the place stand in the address."""
    actor, today = at_gatherings(request.actor), timezone.localdate()
    asked = request.GET.get("toon", "")
    which = asked if asked in WHICH else ""
    after = board.place_in(request.GET.get("na", ""))
    rows, counted = board.list_page(actor, which, today, after), board.how_many(actor)
    shown = rows[: board.PAGE]
    context = {
        "provider": provider_of(actor),
        "organises": actor.holds(ORGANISES),
        "rows": [card(found, today) for found in shown],
        "options": [
            {
                "url": _address(toon=code),
                "text": text,
                "many": counted[code],
                "current": code == which,
            }
            for code, text in WHICH.items()
        ],
        "filtered": bool(which or after),
        "older_url": _older(shown[-1], which) if len(rows) > board.PAGE else "",
    }
    return render(request, "gatherings/start.html", context)


def _address(**chosen: str) -> str:
    """The filter as it stands in the address; what is not chosen stays out."""
    return "?" + urlencode({name: code for name, code in chosen.items() if code})


def _older(last: Any, which: str) -> str:
    return _address(toon=which, na=f"{last.rank}_{last.since.isoformat()}_{last.pk}")


def card(found: Any, today: date) -> dict[str, str]:
    """One workshop on the board."""
    waits = why(found, today)
    requested = spoken(day_of(found.requested_at), today)
    return {
        "url": reverse("gatherings:workshop", args=[found.pk]),
        "title": title(found),
        "badge": label("gather_workshop", found.state),
        "badge_kind": "wait" if waits else "info",
        "meta": when(found) or f"Aanvraag van {requested}",
        "text": " ".join(waits),
    }


def why(found: Any, today: date) -> list[str]:
    """Why it stands on top, one sentence each."""
    said = []
    due = clocks.talk_due_on(day_of(found.requested_at))
    if found.state == WorkshopState.REQUESTED and due < today:
        by = since_or_by(due, today)
        said.append(f"Te laat: het voorgesprek had er moeten zijn, uiterlijk {by}.")
    if found.rank == board.SIGNED:
        said.append("Het verslag is getekend. De organisator stuurt het naar de gemeente.")
    back = clocks.looks_back_on(found.report_sent_on, found.looked_back)
    follows = found.state in (WorkshopState.REPORT_SENT, WorkshopState.FOLLOW_UP)
    if follows and back is not None and back <= today:
        said.append("Het is tijd om met de gemeente terug te kijken.")
    if found.offers:
        said.append("Een aangeboden plaats wacht op antwoord.")
    return said
