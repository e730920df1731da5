"""Connections with other organisations. There is no list of organisations to choose from: one knows
those with which one exchanged a code."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from zorgvuldig.exchange import ways
from zorgvuldig.exchange.models import Connection
from zorgvuldig.logbook.actions import refuse
from zorgvuldig.people.access import require

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def office(actor: "Actor | None") -> "Actor":
    """Who connects the own organisation with others."""
    return require(actor, ways.CONNECT)


def _of(actor: "Actor") -> "QuerySet[Connection]":
    here = actor.organisation.pk
    rows = Connection.unscoped.filter(Q(organisation_id=here) | Q(sender_id=here))
    return rows.filter(ended_on=None).select_related("listing")


def receiving_from(actor: "Actor") -> list[Connection]:
    """Who may send to us, and codes that were not taken up yet."""
    return list(_of(actor).filter(organisation=actor.organisation).order_by("sender_name", "id"))


def sending_to(actor: "Actor", addressee: str = "") -> "QuerySet[Connection]":
    """To whom we may send; of one kind of recipient when that is said."""
    rows = _of(actor).filter(sender=actor.organisation)
    rows = rows.filter(addressee=addressee) if addressee else rows
    return rows.order_by("receiver_name", "id")


def get_connection(actor: "Actor | None", number: UUID) -> Connection:
    """One connection, seen from either end; that another was asked for is logged."""
    asks = require(actor, ways.CONNECTION)
    found = _of(asks).filter(pk=number).first()
    if found is None:
        refuse("connection.ended", actor=asks, about=f"connection:{number}")
    return found
