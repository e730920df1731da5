"""All open matches, for the coordinator: hand-overs that wait on top, then what is due longest."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.handbook.wording import label, since_or_by, spoken, written
from zorgvuldig.helpline.access import line, matches, support
from zorgvuldig.language.whose import ours
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
        "name": match.confidant.words().get("first_name", ""),
        "reference": reference,
        "badge": "overgedragen aan u" if waits else "tussenstand te laat" if late else "",
        "since": _since(match, today) if waits else "",
        "over": _why(match, note) if waits else [],
        "rows": [
            ours("Laatste contact", last),
            ours("Contacten", f"{match.contacts} van {match.most_contacts}"),
            ours("Tussenstand", spoken(match.due, today)),
            ours("Gekoppeld sinds", written(match.began_on)),
        ],
        "full": match.contacts >= match.most_contacts,
        "late": late,
    }


def _since(match: Any, today: date) -> str:
    day = since_or_by(timezone.localtime(match.needs_coordinator_since).date(), today)
    return f"Dit wacht op u sinds {day}."


def _why(match: Any, note: Any) -> list[dict[str, Any]]:
    """Why a confidant handed over, as far as they said."""
    words = note.words(match.request.key) if note else {}
    said = [(label("help_over", words.get("over", "")), True), (words.get("text", ""), False)]
    return [{"value": f"{text.rstrip('.')}.", "ours": ours} for text, ours in said if text]


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


def standing(match: Any) -> list[dict[str, Any]]:
    """How one match stands, in a few lines."""
    today, days = timezone.localdate(), support.days_of([match.pk])[match.pk]
    last = spoken(max(days.contacts), today) if days.contacts else "nog geen"
    return [
        {"key": "Hulpverzoek", "value": match.request.reference},
        {"key": "Vertrouwenspersoon", "value": match.confidant.words().get("first_name", "")},
        ours("Gekoppeld sinds", written(match.began_on)),
        ours("Contacten", f"{len(days.contacts)} van {match.most_contacts}"),
        ours("Laatste contact", last),
        ours("Tussenstand", spoken(support.review_due(match, days), today)),
    ]
