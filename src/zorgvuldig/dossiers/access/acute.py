"""Calls made in danger and what was done since: the only way to a row."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, Max, OuterRef, Subquery, Value
from django.db.models.functions import JSONObject
from django.http import Http404

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.rows import at_work, dossiers_of, refuse
from zorgvuldig.dossiers.codes import Part, Scope
from zorgvuldig.dossiers.models import (
    AcuteCall,
    ClientNotification,
    Consultation,
    Dossier,
    StepReason,
)
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people
from zorgvuldig.rules.afterwards import SinceTheCall, ToDo, still_open

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership

AFTER_A_CALL = "ACUTE_CALL"  # the StepReason that says why the steps came after the call
DONE = ("consulted", "reasons_given", "client_told", "postponed_to")


def calls() -> "QuerySet[AcuteCall]":
    """Calls with what was done since, on or after their day."""
    since: dict[str, Any] = {
        "dossier": OuterRef("dossier"),
        "entry__happened_on__gte": OuterRef("entry__happened_on"),
    }
    told = ClientNotification.unscoped.filter(call=OuterRef("pk"))
    last = told.values("call").annotate(last=Max("postponed_to")).values("last")
    return AcuteCall.unscoped.annotate(
        consulted=Exists(Consultation.unscoped.filter(scope=Scope.INTERNAL, **since)),
        reasons_given=Exists(StepReason.unscoped.filter(step=AFTER_A_CALL, **since)),
        client_told=Exists(told.filter(told_on__isnull=False)),
        postponed_to=Subquery(last),
    ).order_by("due_on", "entry__recorded_at")


def calls_in_page() -> ArraySubquery:
    """The calls of a dossier, to come along in the query of its page; read with `read_call`."""
    rows = calls().filter(dossier=OuterRef("pk"))
    return ArraySubquery(
        rows.values(
            row=JSONObject(
                number="pk",
                due_on="due_on",
                decider="decider__name",
                seen_at="decider_seen_at",
                **{name: name for name in DONE},
            )
        )
    )


def read_call(row: dict[str, Any], today: date) -> dict[str, Any]:
    """One call as it came along: `number`, `due_on`, `decider` and what is `open`."""
    later = row["postponed_to"]
    since = SinceTheCall(
        decider_chosen=row["decider"] is not None,
        decider_saw=row["seen_at"] is not None,
        postponed_to=date.fromisoformat(later) if later else None,
        **{name: row[name] for name in DONE if name != "postponed_to"},
    )
    return {
        "number": row["number"],
        "due_on": date.fromisoformat(row["due_on"]),
        "decider": row["decider"],
        "open": still_open(since, today=today),
    }


def open_after(call: AcuteCall, today: date) -> tuple[ToDo, ...]:
    """What is still to do after this call, out of `calls()`."""
    since = SinceTheCall(
        decider_chosen=call.decider_id is not None,
        decider_saw=call.decider_seen_at is not None,
        **{name: getattr(call, name) for name in DONE},
    )
    return still_open(since, today=today)


def calls_kept_by(actor: "Actor", today: date) -> list[AcuteCall]:
    """Calls in the open dossiers this person keeps after which something is still to do."""
    kept = dossiers_of(actor, Part.KEEPER).open().values("pk")
    found = calls().filter(dossier__in=kept).select_related("dossier")
    return [call for call in found if open_after(call, today)]


def untold_calls(dossier: Dossier) -> list[dict[str, Any]]:
    """Calls of which the client does not know, in the form of what was shared (G16)."""
    found: Iterable[Any] = calls().filter(dossier=dossier)
    return [
        {"id": call.pk, "told": False, "postponed_to": call.postponed_to}
        for call in found
        if not call.client_told
    ]


def get_call(dossier: Dossier, number: UUID) -> AcuteCall:
    """One call of this dossier."""
    found = (
        calls()
        .filter(dossier=dossier, pk=number)
        .select_related("entry__author", "dossier__key", "decider")
        .first()
    )
    if found is None:
        raise Http404
    return found


def may_hear(actor: "Actor", call: AcuteCall) -> "QuerySet[Membership]":
    """Who decides for the actor's profession and can hear of the call; never who called (G13)."""
    return people.deciders_for(actor).exclude(person=call.entry.author_id)


def to_see(actor: "Actor") -> "QuerySet[AcuteCall]":
    """Calls this decider is told of, the oldest first, seen or not."""
    if ways.TOLD_OF_CALL not in ways.SEE_CALL.open_to(actor):
        return AcuteCall.unscoped.none()
    return (
        AcuteCall.unscoped.filter(organisation=actor.organisation, decider=actor.person)
        .select_related("entry__author", "dossier__key")
        .order_by("entry__recorded_at")
    )


def get_to_see(actor: "Actor | None", number: UUID) -> AcuteCall:
    """One call, for the decider who is told of it. The look is logged, and so is a refusal."""
    actor = at_work(actor)
    call = to_see(actor).filter(pk=number).first()
    if call is None:
        refuse(actor, "acute_call.read", f"acutecall:{number}")
    record(
        "acute_call.read",
        actor=actor,
        action=Action.READ,
        about=call,
        client_ref=call.dossier_id,
        policy="decider",
    )
    return call


def notifications_of(call: AcuteCall) -> "QuerySet[ClientNotification]":
    """What the client was told about the call and when, newest first. All of it counts: what was
    said in a call does not change any more."""
    return (
        ClientNotification.unscoped.filter(call=call)
        .annotate(current=Value(True, output_field=BooleanField()))
        .select_related("entry")
        .order_by("-entry__recorded_at")
    )
