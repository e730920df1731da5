"""The waiting list: where somebody who answers the line begins."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.handbook.wording import label, spoken
from zorgvuldig.helpline.access import waiting as access
from zorgvuldig.helpline.access.line import answers, line_of
from zorgvuldig.helpline.views.summary import ENDED
from zorgvuldig.helpline.ways import SETS_UP
from zorgvuldig.rules.helpline.codes import NOT_ALONE, CallerRole, Danger, Kind, State

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

WHICH = {
    "": "wat wacht",
    "gevaar": "gevaar",
    "te-laat": "te laat",
    "nieuw": "nieuw",
    "bellen": "wil gebeld worden",
    "berichten": "berichten die nog wachten",
    "meekijken": "aan u gevraagd om mee te kijken",
    "tussenstand": "tussenstand te laat",
    "mijn": "die u doet",
    "lopend": "alles wat loopt",
}

NOBODY = "nog door niemand opgepakt"
GO_ON = "De vertrouwenspersoon vraagt de coördinator om verder te gaan."


@require_safe
def waiting(request: "Request") -> "HttpResponse":
    """What waits for somebody of the line, the most urgent first; the filter is in the address."""
    actor, today = answers(request.actor), timezone.localdate()
    access.log_listing(actor)
    asked = request.GET.get("toon", "")
    which = asked if asked in WHICH else ""
    overdue = access.overdue_reviews(actor, today)
    after = access.place_in(request.GET.get("na", ""))
    rows = access.list_page(actor, which, today, overdue, after)
    shown = rows[: access.PAGE]
    to_call = access.call_backs(shown)
    context = {
        "line": line_of(actor),
        "line_url": reverse("helpline:line") if actor.holds(SETS_UP) else "",
        "standing": access.standing(actor, today, overdue),
        "rows": [_line(found, today, overdue, to_call.get(found.pk)) for found in shown],
        "options": [
            {"url": _address(toon=code), "text": text, "current": code == which}
            for code, text in WHICH.items()
        ],
        "filtered": bool(which or after),
        "older_url": _older(shown[-1], which) if len(rows) > access.PAGE else "",
    }
    return render(request, "helpline/waiting.html", context)


def _address(**chosen: str) -> str:
    """The filter as it stands in the address; what is not chosen stays out."""
    return "?" + urlencode({name: code for name, code in chosen.items() if code})


def _older(last: Any, which: str) -> str:
    return _address(toon=which, na=f"{last.rank}_{last.received_at.isoformat()}_{last.pk}")


def _line(found: Any, today: date, overdue: set[Any], kept: Any) -> dict[str, Any]:
    badge, kind = _badge(found, today)
    since = spoken(timezone.localdate(found.received_at), today)
    taken = f"opgepakt door {found.taken_by.person.name}" if found.taken_by_id else NOBODY
    return {
        "url": reverse("helpline:request", args=[found.reference]),
        "title": [_who(found), found.reference],
        "badge": badge,
        "badge_kind": kind,
        "meta": [label("help_channel", found.channel), since, taken],
        "text": _why(found, today, overdue, kept),
    }


def _who(found: Any) -> str:
    """Who calls, as far as they said."""
    unsaid = found.caller_role == CallerRole.UNSAID
    return "Iemand" if unsaid else label("help_caller", found.caller_role)


def _badge(found: Any, today: date) -> tuple[str, str]:
    if found.danger == Danger.YES or found.kind == Kind.ACUTE:
        return "Gevaar", "wait"
    if found.danger == Danger.UNCLEAR:
        return "Gevaar onduidelijk", "wait"
    if found.rank == access.LATE:
        return "Te laat", "wait"
    if found.kind in NOT_ALONE:
        return label("help_kind", found.kind), "wait"
    ended = found.had_match and found.state == State.TRIAGED
    return ENDED if ended else label("help_state", found.state), "info"


def _when_safe(kept: Any) -> list[str]:
    """When this caller can be called, before anybody opens the request to do so."""
    if kept is None:
        return []
    typed = kept.words().get("safe_time", "")
    when = f"Een veilig moment: {typed}." if typed else "Kijk wanneer dat veilig is."
    quiet = ["Spreek niets in."] if kept.no_voicemail and kept.words().get("phone") else []
    return ["De hulpvrager wil worden gebeld of gemaild.", when, *quiet]


def _why(found: Any, today: date, overdue: set[Any], kept: Any) -> list[str]:
    """Why it stands here, one sentence each."""
    more = (
        (found.rank == access.URGENT, ["Kijk hier het eerst naar."]),
        (found.first_contact_on is None, [_promised(found, today)]),
        (True, _when_safe(kept)),
        (found.has_message, ["De hulpvrager schreef en wacht op antwoord."]),
        (found.asks_look, ["U bent gevraagd om mee te kijken."]),
        (found.asks_coordinator, [GO_ON]),
        (found.pk in overdue, ["De tussenstand is te laat."]),
    )
    return [text for holds, texts in more if holds for text in texts]


def _promised(found: Any, today: date) -> str:
    day = spoken(found.promised_by, today)
    if found.promised_by < today:
        return f"Te laat: het eerste contact was beloofd voor {day}."
    return f"Beloofd is een eerste contact, uiterlijk {day}."
