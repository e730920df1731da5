"""A workshop in a few lines: where it stands, what was agreed, and who the municipality is."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from zorgvuldig.gatherings.access.standing import bottlenecks_of, standing
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.handbook.wording import at_clock, label, on_a_day, sentence, written
from zorgvuldig.rules.gatherings.codes import HOLDS_A_SEAT, SeatState, WorkshopState
from zorgvuldig.rules.gatherings.seats import in_order, lopsided, total

INVITES = "Mail aan de gemeente dat zij kan uitnodigen"
OURS = {"Gevraagd op", "Dag en tijd", INVITES}  # said by us; what is typed is shown as it is
NOT_YET = (WorkshopState.REQUESTED, WorkshopState.PREP_CALL_DONE)


def title(workshop: Any) -> str:
    """What the page is called."""
    return f"Werkatelier in {workshop.municipality}"


def said(workshop: Any) -> dict[str, str]:
    """The state in words."""
    return {
        "state": label("gather_workshop", workshop.state),
        "sentence": sentence("gather_workshop", workshop.state),
    }


def when(workshop: Any) -> str:
    """Day and times as one says them: "dinsdag 3 november 2026, van 13.00 tot 16.30 uur"."""
    if workshop.begins_at is None:
        return ""
    begins, ends = timezone.localtime(workshop.begins_at), timezone.localtime(workshop.ends_at)
    return f"{on_a_day(begins.date())}, van {at_clock(begins)} tot {at_clock(ends)} uur"


def day_of(at: datetime) -> date:
    return timezone.localtime(at).date()


def rows(workshop: Any, leads: Any) -> list[dict[str, Any]]:
    """Who asks, what they wish, when and where it is, and who leads it."""
    words = workshop.words()
    contact = words.get("contact", {})
    reach = (contact.get(name, "") for name in ("name", "email", "phone"))
    known = [
        ("Gevraagd op", written(day_of(workshop.requested_at))),
        ("Contact bij de gemeente", ", ".join(part for part in reach if part)),
        ("Wat de gemeente wil", words.get("wish", "")),
        ("Dag en tijd", when(workshop)),
        ("Plaats", words.get("address", "")),
        *(_led_by(leads) or [("Begeleiders", "")]),
    ]
    if workshop.host_told_on and workshop.state == WorkshopState.MIX_AGREED:
        told = f"Verstuurd op {written(workshop.host_told_on)}"
        known.append((INVITES, told))
    if workshop.state == WorkshopState.CANCELLED:
        known.append(("Waarom het niet doorgaat", words.get("cancelled", "")))
    return [
        {"key": key, "value": value, "preserve": True, "ours": key in OURS} for key, value in known
    ]


def _led_by(leads: Any) -> list[tuple[str, str]]:
    """Each facilitator under what they know."""
    return [
        (label("gather_expertise", lead.expertise), lead.membership.person.name) for lead in leads
    ]


def prepared(workshop: Any, actor: Any = None) -> dict[str, Any]:
    """What the preparation talk brought."""
    if workshop.prepared_on is None:
        return {}
    return {
        "day": written(workshop.prepared_on),
        "notes": workshop.words().get("prepared", ""),
        "bottlenecks": [told(one, workshop) for one in bottlenecks_of(workshop)],
    }


def told(one: Any, workshop: Any) -> dict[str, str]:
    """A bottleneck with its words."""
    words = one.words(workshop.key)
    return {"title": kind_title(one.kind), "between": between(one.one, one.other), **words}


def between(*sectors: str) -> str:
    """One or two sectors in words."""
    names = [label("gather_sector", sector) for sector in in_order(sectors)]
    if len(names) != 2:
        return "".join(names)
    one, other = names
    return f"{one} en {other}"


def kind_title(code: str) -> str:
    """A kind of bottleneck in words; one that left the handbook keeps its code."""
    one = handbook.bottlenecks().get(code)
    return one.title if one else code


def looked_back(workshop: Any, actor: Any) -> dict[str, Any]:
    """What the municipality told at each look back."""
    heard = workshop.words().get("heard", [])
    return {"times": heard} if heard else {}


def mix(workshop: Any, actor: Any) -> dict[str, Any]:
    """The seats per sector, with counts and never with names."""
    if workshop.state in NOT_YET:
        return {}
    return shares(standing(workshop))


def shares(found: Any) -> dict[str, Any]:
    """Of each sector: the seats, and how many people stand where."""
    if not found.mix:
        return {}
    return {
        "rows": [_share(found, sector) for sector in in_order(found.mix)],
        "total": total(found.mix),
        "held": sum(found.held.values()),
        "advice": lopsided(found.mix),
    }


def mix_words(mix: Any) -> str:
    """The seats per sector in one line."""
    named = ((label("gather_sector", sector), mix[sector]) for sector in in_order(mix))
    return ", ".join(f"{seats} voor {sector}" for sector, seats in named)


def _share(found: Any, sector: str) -> dict[str, Any]:
    return {
        "sector": label("gather_sector", sector),
        "seats": found.mix[sector],
        "held": found.how_many(HOLDS_A_SEAT, sector),
        "waiting": found.how_many([SeatState.WAITING], sector),
        "invited": found.how_many([SeatState.INVITED], sector),
    }
