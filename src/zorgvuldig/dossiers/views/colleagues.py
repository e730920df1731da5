"""Who is involved and how, in words; and what colleagues ask of each other."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import emergencies, together
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.handbook.wording import at_clock, spoken, written
from zorgvuldig.people.reminding import Waits, Why

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def does(one: dict[str, Any]) -> str:
    """How somebody is involved, with the last day when there is one."""
    part = str(Part(one["does"]).label)
    if not one["ends_on"]:
        return part
    return f"{part} tot en met {written(date.fromisoformat(one['ends_on']))}"


def involved(dossier: Any) -> list[dict[str, Any]]:
    """Everybody who is involved now, for the pages that show it."""
    return [
        {
            **one,
            "does": does(one),
            "keeps_on": one["does"] == Part.KEEPER and not one["ends_on"],
        }
        for one in access.who_is_involved(dossier)
    ]


def own_part(dossier: Any, actor: "Actor") -> str:
    """The reader's own part, in words; who looks in, until when."""
    mine = access.part_of(dossier, actor)
    if mine:
        return does(mine)
    until = timezone.localtime(dossier.looking_until)
    return f"kijkt met spoed in, tot {at_clock(until)} uur"


def your_part(dossier: Any, actor: "Actor") -> dict[str, Any]:
    """What somebody who does not keep the dossier can do about their own part."""
    mine = access.part_of(dossier, actor)
    reference = dossier.reference
    asked = bool(mine) and mine["does"] == Part.CONSULTED  # type: ignore[index]
    return {
        "looks_in": mine is None,
        "advice_url": reverse("dossiers:advise", args=[reference]) if asked else "",
        "leave_url": reverse("dossiers:leave", args=[reference, actor.membership_id])
        if mine and mine["does"] != Part.KEEPER and dossier.closed_on is None
        else "",
    }


def on_page(dossier: Any, actor: "Actor") -> dict[str, Any]:
    """What the dossier page says of who is involved, and of the reader's own part."""
    return {
        "involved": involved(dossier),
        "part": own_part(dossier, actor),
        "yours": your_part(dossier, actor),
    }


def looked_in(dossier: Any, actor: "Actor", today: date) -> list[dict[str, str]]:
    """For who keeps the dossier: who looked in because it could not wait, until it is checked."""
    if not access.keeps(dossier, actor):
        return []
    return [
        {
            "text": f"{look['name']} keek met spoed in dit dossier: "
            f"{spoken(date.fromisoformat(look['on']), today)}. Dat wordt nog nagekeken",
            "url": reverse("dossiers:entry", args=[dossier.reference, look["entry"]]),
        }
        for look in dossier.looks
    ]


def asked_of(actor: "Actor") -> list[Waits]:
    """What waits for this person: to take over, to think along once, to check."""
    return [
        *(
            Waits(
                f"{asked.asked_by.name} vraagt of u dossier {asked.dossier.reference} overneemt",
                reverse("dossiers:hand_over_answer", args=[asked.pk]),
                Why.ASKED,
                since=asked.entry.happened_on,
            )
            for asked in together.hand_overs_asked_of(actor)
        ),
        *(
            Waits(
                f"{asked.asked.author.name} vraagt u één keer mee te denken in "
                f"{asked.dossier.reference}",
                reverse("dossiers:advise", args=[asked.dossier.reference]),
                Why.ASKED,
                due=asked.ends_on,
            )
            for asked in together.asked_once_of(actor)
            if asked.asked and asked.ends_on
        ),
        *(
            Waits(
                f"{look.membership.person.name} nam spoedtoegang: kijk na of dat terecht was",
                reverse("dossiers:check_look", args=[look.pk]),
                Why.ASKED,
            )
            for look in emergencies.looks_to_check(actor).filter(checked_at=None)
        ),
    ]
