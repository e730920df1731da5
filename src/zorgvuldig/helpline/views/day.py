"""The line on the page of the day: what waits for somebody there, and the way to their work."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.helpline.access import waiting as access
from zorgvuldig.people.reminding import Part, Waits, Why
from zorgvuldig.people.roles import ANSWERS_THE_LINE, OF_THE_LINE, Role

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """For who answers the line: danger, who asks to look along, promised calls, messages. By the
    reference of the request only."""
    if not actor.holds(ANSWERS_THE_LINE):
        return []
    return [_line(found, today) for found in access.waits_for_one(actor, today)]


def _line(found: Any, today: date) -> Waits:
    text, why, due = _what(found, today)
    return Waits(
        f"{text}, in {found.reference}",
        reverse("helpline:request", args=[found.reference]),
        why,
        due=due,
        since=timezone.localdate(found.received_at),
        urgent=found.rank == access.URGENT,
    )


def _what(found: Any, today: date) -> tuple[str, Why, date | None]:
    """The most pressing of what may be said of it."""
    if found.asks_look:
        return "Een collega vraagt u om mee te kijken", Why.ASKED, None
    if found.first_contact_on is None and found.promised_by <= today:
        return "Bel de hulpvrager: dat was beloofd", Why.PROMISED, found.promised_by
    if found.has_message:
        return "De hulpvrager schreef en wacht op antwoord", Why.ASKED, None
    return "Kijk hier het eerst naar: er kan gevaar zijn", Why.LATE, None


def part(actor: "Actor", today: date) -> Part | None:
    """The ways to one's own work on the line."""
    if not actor.holds(OF_THE_LINE):
        return None
    answers = actor.holds(ANSWERS_THE_LINE)
    data = {
        "answers": answers,
        "standing": _standing(actor, today) if answers else None,
        "coordinates": actor.holds({Role.HELPLINE_COORDINATOR}),
        "confidant": actor.holds({Role.CONFIDANT}),
        "coaches": actor.holds({Role.CONFIDANT_COACH}),
    }
    return Part("helpline/_day.html", data)


def _standing(actor: "Actor", today: date) -> "access.Standing":
    """How many stand in the list for whoever has time: that waits for nobody by name."""
    return access.standing(actor, today, access.overdue_reviews(actor, today))
