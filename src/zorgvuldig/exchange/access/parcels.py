"""Parcels of two organisations: the sender's stubs, and what a receiver may see.

Unknown and forbidden answer alike: one query, that finds nothing.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from zorgvuldig.exchange import ways
from zorgvuldig.exchange.models import Message, Parcel, SecretLink
from zorgvuldig.logbook.actions import Action, record, refuse
from zorgvuldig.people.access import require
from zorgvuldig.rules.exchange import RUNS, Said, State

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.rules.spots import Spot

PAGE = 25


def received(organisation_id: int) -> "QuerySet[Parcel]":
    """What was sent to an organisation, newest first. What was taken back is not there."""
    rows = Parcel.unscoped.filter(receiver_id=organisation_id).exclude(state=State.REVOKED)
    return rows.select_related("own_key", "their_key").order_by("-sent_at", "id")


def inbox(actor: "Actor | None", after: "Spot | None" = None) -> list[Parcel]:
    """One page of what came in; one more than `PAGE` tells that there is more. It is logged."""
    asks = require(actor, ways.INBOX)
    record("parcel.listed", actor=asks, action=Action.READ, about="parcel:", policy="receives")
    rows = received(asks.organisation.pk)
    if after is not None:
        at, number = after
        rows = rows.filter(Q(sent_at__lt=at) | Q(sent_at=at, pk__gt=number))
    return list(rows[: PAGE + 1])


def get_received(actor: "Actor | None", number: UUID) -> Parcel:
    """One parcel that was sent to this organisation; who asks for another is refused."""
    asks = require(actor, ways.RECEIVED)
    found = received(asks.organisation.pk).filter(pk=number).first()
    if found is None:
        refuse("parcel.read", actor=asks, about=f"parcel:{number}")
    record("parcel.read", actor=asks, action=Action.READ, about=found, policy="receives")
    return found


def sent_from(organisation_id: int, decision: UUID) -> "QuerySet[Parcel]":
    """What the sender sent on one decision of its own, newest first."""
    rows = Parcel.unscoped.filter(organisation_id=organisation_id, decision=decision)
    return rows.select_related("own_key", "their_key", "sent_by__person").order_by("-sent_at", "id")


def get_sent(actor: "Actor | None", kind: str, number: UUID) -> Parcel:
    """One stub of the own organisation. Who may see it is asked by the room that sent it: by the
    file it came from."""
    if actor is None or actor.membership is None:
        raise Http404
    rows = Parcel.unscoped.select_related("own_key", "their_key", "sent_by__person")
    found = rows.filter(organisation=actor.organisation, kind=kind, pk=number).first()
    if found is None:
        refuse("parcel.seen_by_sender", actor=actor, about=f"parcel:{number}")
    return found


def log_stub(actor: "Actor", parcel: Parcel) -> None:
    """That somebody looked how it stands with what was sent."""
    record(
        "parcel.seen_by_sender",
        actor=actor,
        action=Action.READ,
        about=parcel,
        client_ref=parcel.client_ref,
        policy="sends",
    )


def of_client(organisation_id: int, client_ref: UUID) -> "QuerySet[Parcel]":
    """Everything the sender sent from one file of its own."""
    rows = Parcel.unscoped.filter(organisation_id=organisation_id, client_ref=client_ref)
    return rows.select_related("own_key", "their_key")


def runs_already(organisation_id: int, decision: UUID) -> bool:
    """Is it on its way already, or was it taken in?"""
    return sent_from(organisation_id, decision).filter(state__in=RUNS).exists()


def to_correct(organisation_id: int, decision: UUID) -> Parcel | None:
    """The parcel with which a receiver here has it, or is still to open it."""
    rows = sent_from(organisation_id, decision).filter(receiver__isnull=False, state__in=RUNS)
    return rows.first()


def said_beside(parcel: Parcel, organisation_id: int) -> list[dict[str, object]]:
    """Questions, answers and corrections, oldest first, opened for one of the two."""
    key = parcel.key_for(organisation_id)
    rows = Message.unscoped.filter(parcel=parcel).order_by("at", "id")
    return [
        {
            "kind": one.kind,
            "ours": one.organisation_id == organisation_id,
            "at": one.at,
            "role": one.role,
            "text": key.open(one.sealed, one.id)["text"] if key and one.sealed else "",
        }
        for one in rows
    ]


def waits_for_answer(parcel: Parcel) -> bool:
    """Was the last thing said a question?"""
    rows = Message.unscoped.filter(parcel=parcel, kind__in=[Said.QUESTION, Said.ANSWER])
    last = rows.order_by("-at").values_list("kind", flat=True).first()
    return last == Said.QUESTION


def link_of(parcel: Parcel) -> SecretLink | None:
    """The link a parcel lies behind, for its sender."""
    return SecretLink.unscoped.filter(parcel=parcel).first()


def log_paper(actor: "Actor", parcel: Parcel) -> None:
    """The letter left as a paper, and what for."""
    record(
        "parcel.printed",
        actor=actor,
        action=Action.READ,
        about=parcel,
        policy="receives",
        purpose="lezen en bewaren bij de ontvanger",
    )
