"""Who waits for a confidant, longest first, with the day on which they hear how it stands."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.handbook.wording import label, spoken, written
from zorgvuldig.helpline.access import proposals as access
from zorgvuldig.helpline.access.reminders import due

PAGE, MOST = 25, 50


def page(rows: Any, after: str, today: date) -> dict[str, Any]:
    """One page of the list, and the way to the next."""
    found = list(access.waiting_after(rows, after)[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return {
        "rows": [_row(one, today) for one in found[:PAGE]],
        "older_url": f"?na={last.received_at.isoformat()}_{last.pk}".replace("+", "%2B")
        if last
        else "",
    }


def _row(one: Any, today: date) -> dict[str, Any]:
    late = one.hears_by is not None and one.hears_by < today
    return {
        "title": one.reference,
        "url": reverse("helpline:proposals", args=[one.reference]),
        "meta": f"Is binnengekomen: {spoken(timezone.localdate(one.received_at), today)}",
        "text": f"Hoort uiterlijk {spoken(one.hears_by, today)} hoe het staat." if one.hears_by
        else "Nog geen dag afgesproken waarop de hulpvrager iets hoort.",
        "badge": "te laat" if late else label("help_kind", one.kind),
        "badge_kind": "wait" if late else "plain",
    }  # fmt: skip


def answers(proposals: Any, today: date) -> dict[str, Any]:
    """The proposals that wait, late ones apart."""
    rows = [_waiting(one, today) for one in proposals[:MOST]]
    return {
        "late": [row for row in rows if row["late"]],
        "waiting": [row for row in rows if not row["late"]],
    }


def _waiting(one: Any, today: date) -> dict[str, Any]:
    last, state = due(one), label("help_proposal", one.state).lower()
    day = written(last)
    return {
        "text": f"{one.request.reference}: {state}; het antwoord komt uiterlijk {day}",
        "url": reverse("helpline:proposals", args=[one.request.reference]),
        "late": last < today,
    }
