"""All open matches, for the coordinator: hand-overs that wait on top, then what is due longest."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.handbook.wording import label, spoken, written
from zorgvuldig.helpline.access import line, matches, support
from zorgvuldig.logbook.actions import Action, record_each

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def open_matches(request: "Request") -> "HttpResponse":
    """One page of the open matches, paged by key."""
    actor, today = line.coordinates(request.actor), timezone.localdate()
    rows = matches.list_page(actor, place_in(request.GET.get("na", "")))
    shown = rows[: matches.PAGE]
    record_each("match.listed", [match.request for match in shown], actor=actor,
                action=Action.READ, purpose="open koppelingen")  # fmt: skip
    why = matches.why_handed_over(shown)
    context = {
        "matches": [_card(match, why.get(match.pk), today) for match in shown],
        "older_url": _onward(rows),
    }
    return render(request, "helpline/support/matches.html", context)


def _card(match: Any, note: Any, today: date) -> dict[str, Any]:
    reference = match.request.reference
    last = spoken(match.last_contact, today) if match.last_contact else "nog geen"
    late, waits = match.due < today, match.needs_coordinator_since
    return {
        "title": f"{match.confidant.words().get('first_name', '')} en {reference}",
        "reference": reference,
        "badge": "overgedragen aan u" if waits else "tussenstand te laat" if late else "",
        "over": _why(match, note, today) if waits else "",
        "rows": [
            {"key": "Laatste contact", "value": last},
            {"key": "Contacten", "value": f"{match.contacts} van {match.most_contacts}"},
            {"key": "Tussenstand", "value": spoken(match.due, today)},
            {"key": "Gekoppeld sinds", "value": written(match.began_on)},
        ],
        "full": match.contacts >= match.most_contacts,
        "late": late,
    }


def _why(match: Any, note: Any, today: date) -> str:
    """Why a confidant handed over, as far as they said."""
    since = spoken(timezone.localtime(match.needs_coordinator_since).date(), today)
    words = note.words(match.request.key) if note else {}
    said = [label("help_over", words.get("over", "")), words.get("text", "")]
    return f"Sinds {since}. " + " ".join(f"{text.rstrip('.')}." for text in said if text)


def _onward(rows: list[Any]) -> str:
    if len(rows) <= matches.PAGE:
        return ""
    rank, due, number = matches.place_of(rows[matches.PAGE - 1])
    return "?" + urlencode({"na": f"{rank}_{due.isoformat()}_{number}"})


def place_in(text: str) -> matches.Place | None:
    """A place in the list, as it stands in the address; anything else is the beginning."""
    try:
        rank, due, number = text.split("_")
        return matches.Place(int(rank), date.fromisoformat(due), UUID(number))
    except ValueError:
        return None


def page_of(reference: str) -> str:
    """Where a match is seen within its request."""
    return reverse("helpline:request", args=[reference])


def standing(match: Any) -> list[dict[str, str]]:
    """How one match stands, in a few lines."""
    today, days = timezone.localdate(), support.days_of([match.pk])[match.pk]
    last = spoken(max(days.contacts), today) if days.contacts else "nog geen"
    return [
        {"key": "Hulpverzoek", "value": match.request.reference},
        {"key": "Vertrouwenspersoon", "value": match.confidant.words().get("first_name", "")},
        {"key": "Gekoppeld sinds", "value": written(match.began_on)},
        {"key": "Contacten", "value": f"{len(days.contacts)} van {match.most_contacts}"},
        {"key": "Laatste contact", "value": last},
        {"key": "Tussenstand", "value": spoken(support.review_due(match, days), today)},
    ]
