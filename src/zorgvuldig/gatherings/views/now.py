"""What comes first with a workshop: at most three things, the most urgent on top."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.gatherings.access.standing import Standing
from zorgvuldig.gatherings.views.workshop_words import day_of
from zorgvuldig.handbook.wording import since_or_by, spoken
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import HOLDS_A_SEAT, WorkshopState
from zorgvuldig.rules.gatherings.moves import BEFORE_THE_DAY

MOST = 3
W = WorkshopState
Item = dict[str, str]


def what_now(
    workshop: Any, found: Standing, shown: Sequence[dict[str, Any]], *, organises: bool
) -> list[Item]:
    """At most three things. A part that is `shown` may have something to do too, under `now`, or
    under `first` when somebody waits for it."""
    own = _planning(workshop, found) if organises else []
    return [*_of(shown, "first"), *own, *_of(shown, "now")][:MOST]


def _of(shown: Sequence[dict[str, Any]], name: str) -> list[Item]:
    return [item for part in shown for item in part["data"].get(name, [])]


def _to(name: str, workshop: Any, text: str) -> Item:
    return {"text": text, "url": reverse(f"gatherings:{name}", args=[workshop.pk])}


def _planning(workshop: Any, found: Standing) -> list[Item]:
    """What the organiser does next, stage by stage."""
    today = timezone.localdate()
    if workshop.state in (W.REQUESTED, W.PREP_CALL_DONE):
        return _begin(workshop, today)
    if workshop.state in BEFORE_THE_DAY:
        missing = _missing(workshop, found)
        if missing and workshop.state == W.MIX_AGREED:
            return missing
        return [*missing, *_on(workshop, found, today)]
    return _look_back(workshop, today)


def _begin(workshop: Any, today: date) -> list[Item]:
    if workshop.state == W.PREP_CALL_DONE:
        return [_to("mix", workshop, "Spreek af hoeveel plaatsen elke sector krijgt.")]
    talk = "Houd het voorgesprek met de gemeente, en leg het vast."
    due = clocks.talk_due_on(day_of(workshop.requested_at))
    if due < today:
        talk = f"Te laat: het voorgesprek was afgesproken uiterlijk {since_or_by(due, today)}."
    return [_to("prepare", workshop, talk)]


def _missing(workshop: Any, found: Standing) -> list[Item]:
    """What is needed before anybody is invited."""
    items = []
    if workshop.begins_at is None:
        items.append(_to("day", workshop, "Kies dag, plaats en tijd."))
    if gates.both_expertises(found.expertises):
        items.append(_to("leads", workshop, "Kies wie begeleiden: een adviseur én een jurist."))
    return items


def _on(workshop: Any, found: Standing, today: date) -> list[Item]:
    """What comes when that is all there."""
    if workshop.state == W.MIX_AGREED:
        return [_to("host_link", workshop, _invites(workshop, today))]
    if workshop.state == W.CONFIRMED:
        return _of_the_day(workshop, today)
    if workshop.begins_at is not None and day_of(workshop.begins_at) <= today:
        return [_to("confirm", workshop, "De dag is er al. Bevestig dat het doorgaat.")]
    if found.how_many(HOLDS_A_SEAT):
        return [_to("confirm", workshop, "Bevestig dat het doorgaat, als u genoeg mensen hebt.")]
    return [_to("seats", workshop, "Wacht op antwoorden, en kijk wie er komt.")]


def _invites(workshop: Any, today: date) -> str:
    """The municipality's turn; once it was mailed, since when."""
    if workshop.host_told_on is None:
        return "Laat de gemeente uitnodigen, met een eigen pagina."
    told = spoken(workshop.host_told_on, today)
    return f"De gemeente kreeg een mail dat zij kan uitnodigen: {told}. Wacht op haar."


def _of_the_day(workshop: Any, today: date) -> list[Item]:
    """Before it, on it, and when its time is over."""
    if workshop.ends_at <= timezone.now():
        return [_to("hold", workshop, "Leg vast dat het werkatelier is gehouden.")]
    day = day_of(workshop.begins_at)
    if day <= today:
        return [_to("room", workshop, "Het is vandaag. Open de zaal.")]
    return [_to("seats", workshop, f"Alles staat klaar. Het is {spoken(day, today)}.")]


def _look_back(workshop: Any, today: date) -> list[Item]:
    due = clocks.looks_back_on(workshop.report_sent_on, workshop.looked_back)
    if workshop.state not in (W.REPORT_SENT, W.FOLLOW_UP):
        return []
    if due is None:
        return [_to("close", workshop, "Er is twee keer teruggekeken. U kunt het afronden.")]
    if due > today:
        return [_to("report", workshop, f"Met de gemeente terugkijken: {spoken(due, today)}.")]
    asked = "Vraag de gemeente wat er van de aanbevelingen kwam."
    return [_to("look_back", workshop, asked)]
