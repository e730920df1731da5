"""Events of the organisation, and what links them to a dossier: the only way to a row.

Everybody who works with clients reads them, because an event names nobody. Whom it touches stands
only in the dossiers; here that is a number in steps of five (`rules.small_numbers`).
"""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery
from django.http import Http404

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.rows import let_in, refuse
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, Entry, Touched, TriggerEvent
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import letting
from zorgvuldig.rules.small_numbers import in_steps

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

PAGE = 20
MOST_TO_CHOOSE = 50
MOST_KINDS = 3
Key = tuple[date, UUID]


def reader(actor: "Actor | None") -> "Actor":
    """The actor, when they work with clients; otherwise there are no events."""
    return let_in(actor, ways.EVENTS, "event.listed", "triggerevent:")


def list_page(
    actor: "Actor", *, over: bool, level: str = "", after: "Key | None" = None
) -> list[TriggerEvent]:
    """One page of events, newest first; one more than `PAGE` tells that there is another page.
    That somebody looked is logged."""
    record(
        "event.listed",
        actor=actor,
        action=Action.READ,
        about="triggerevent:",
        policy="works_with_clients",
    )
    rows = _events(actor).filter(ended_on__isnull=not over)
    if level:
        rows = rows.filter(level=level)
    if after:
        day, number = after
        rows = rows.filter(Q(happened_on__lt=day) | Q(happened_on=day, pk__lt=number))
    return [_rounded(event) for event in rows.order_by("-happened_on", "-id")[: PAGE + 1]]


def get_event(actor: "Actor | None", number: UUID) -> TriggerEvent:
    """One event, to read. The look is logged, and so is a refusal."""
    actor = reader(actor)
    ours = letting.OURS in ways.EVENT.open_to(actor)
    event = _events(actor).filter(pk=number).first() if ours else None
    if event is None:
        refuse(actor, "event.read", f"triggerevent:{number}")
    record("event.read", actor=actor, action=Action.READ, about=event, policy="works_with_clients")
    return _rounded(event)


def may_change(actor: "Actor", event: TriggerEvent) -> bool:
    """Its author, or who guards the attention for this subject."""
    may = ways.CHANGE_EVENT.open_to(actor)
    mine = ways.EVENT_AUTHOR in may and event.author_id == actor.person.pk
    return mine or letting.OURS in may


def get_own_event(actor: "Actor | None", number: UUID) -> TriggerEvent:
    """One event, to change or to end."""
    event = get_event(actor, number)
    if actor is None or not may_change(actor, event):
        raise Http404
    return event


def once_more(event: TriggerEvent) -> TriggerEvent:
    """The event as it stands by now."""
    return TriggerEvent.unscoped.select_related("key").get(pk=event.pk)


def _events(actor: "Actor") -> "QuerySet[TriggerEvent]":
    living = Touched.unscoped.filter(event=OuterRef("pk"), dossier__closed_on=None)
    counted = living.order_by().values("event").annotate(n=Count("pk")).values("n")
    return (
        TriggerEvent.unscoped.filter(organisation=actor.organisation)
        .select_related("key", "author")
        .annotate(lives_in=Subquery(counted))
    )


def _rounded(event: Any) -> TriggerEvent:
    """No page is given the number itself."""
    event.lives_in = in_steps(event.lives_in or 0)
    return event  # type: ignore[no-any-return]


def living(actor: "Actor", leave: Dossier | None = None) -> list[TriggerEvent]:
    """The newest events that are not over, to choose from; without those this dossier has."""
    rows = TriggerEvent.unscoped.filter(organisation=actor.organisation, ended_on=None)
    if leave is not None:
        there = Touched.unscoped.filter(dossier=leave)
        rows = rows.exclude(pk__in=there.values("event"))
    return list(rows.select_related("key").order_by("-happened_on", "-id")[:MOST_TO_CHOOSE])


def chosen(actor: "Actor", number: str) -> TriggerEvent | None:
    """The living event that was chosen on a form, or None when none was."""
    return next((event for event in living(actor) if str(event.pk) == number), None)


def values_of(event: TriggerEvent) -> dict[str, str]:
    """What stands of an event now, as its form shows it."""
    return {
        "happened_on": event.happened_on.isoformat(),
        "kind": event.kind,
        "level": event.level,
        "effect": event.effect,
        **{name: str(text) for name, text in event.words().items()},
    }


def event_of(entry: Entry) -> TriggerEvent:
    """The event that this entry links to."""
    return Touched.unscoped.select_related("event").get(pk=entry.pk).event


def touches(event: UUID, dossier: Dossier) -> bool:
    """Is this event linked to this dossier?"""
    return Touched.unscoped.filter(event=event, dossier=dossier).exists()


def kinds_in(dossier: Dossier) -> list[str]:
    """The kinds of event that play in this dossier: of living events linked to it, newest first,
    and what was said to play when it began."""
    linked = (
        Touched.unscoped.filter(dossier=dossier, event__ended_on=None)
        .exclude(event__kind="")
        .order_by("-event__happened_on", "-event")
        .values_list("event__kind", flat=True)[:MOST_KINDS]
    )
    began = Entry.unscoped.filter(dossier=dossier, kind=EntryKind.TRIAGE).order_by("-happened_on")
    said = [entry.words(dossier.key).get("event_kind", "") for entry in began[:MOST_KINDS]]
    return list(dict.fromkeys(filter(None, [*linked, *said])))[:MOST_KINDS]


def kinds_around(actor: "Actor") -> list[str]:
    """The kinds of the organisation's newest living events, for who talks with a group."""
    kinds = (
        TriggerEvent.unscoped.filter(organisation=actor.organisation, ended_on=None)
        .exclude(kind="")
        .order_by("-happened_on", "-id")
        .values_list("kind", flat=True)[:MOST_TO_CHOOSE]
    )
    return list(dict.fromkeys(kinds))[:MOST_KINDS]
