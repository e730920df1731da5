"""What users said of the directory: the keeper sees all, everybody their own."""

from typing import TYPE_CHECKING

from zorgvuldig.directory import ways
from zorgvuldig.directory.access.listings import keeper, reader, refuse
from zorgvuldig.directory.models import Suggestion
from zorgvuldig.people.access import require
from zorgvuldig.rules.directory import Answered

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

MOST = 50  # on one page; what is answered makes room for the rest


def open_of(actor: "Actor") -> "QuerySet[Suggestion]":
    """What waits for an answer, the oldest first; for who keeps the directory."""
    rows = Suggestion.unscoped.filter(organisation=keeper(actor).organisation, state=Answered.OPEN)
    return rows.order_by("made_on", "pk")


def get_open(actor: "Actor | None", number: "UUID") -> Suggestion:
    """One of them; answered, it is gone from here."""
    actor = require(actor, ways.KEPT)
    found = open_of(actor).select_related("made_by__person", "listing")
    one = found.filter(pk=number).first()
    if one is None:
        refuse(actor, ways.KEPT, f"suggestion:{number}")
    return one


def own(actor: "Actor | None") -> "QuerySet[Suggestion]":
    """What this person said, the newest first."""
    actor = reader(actor)
    rows = Suggestion.unscoped.filter(organisation=actor.organisation, made_by=actor.membership)
    return rows.order_by("-made_on", "pk")


def get_own(actor: "Actor | None", number: "UUID") -> Suggestion:
    """One thing this person said."""
    actor = require(actor, ways.OWN)
    found = own(actor).filter(pk=number).first()
    if found is None:
        refuse(actor, ways.OWN, f"suggestion:{number}")
    return found
