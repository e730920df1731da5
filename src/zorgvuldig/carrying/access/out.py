"""Questions for a file: of a dossier for who keeps it, and one to answer for who must."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from zorgvuldig.carrying import ways
from zorgvuldig.carrying.actions.asking import complete, seat_of
from zorgvuldig.carrying.codes import Goal
from zorgvuldig.carrying.models import CarryOut
from zorgvuldig.dossiers.access import refuse
from zorgvuldig.dossiers.access.rows import dossiers_of
from zorgvuldig.dossiers.codes import DisclosureState, Part
from zorgvuldig.dossiers.models import Disclosure, Dossier
from zorgvuldig.logbook.actions import Action, record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

GOAL_OF = {ways.YES_TO_TRANSFER: Goal.TRANSFER, ways.YES_TO_SOFTWARE: Goal.SOFTWARE}
SHOWN = 20
NONE = Q(pk__in=[])


def asked_of(dossier: Dossier) -> list[CarryOut]:
    """The newest questions for a file of this dossier; without the file itself."""
    rows = CarryOut.unscoped.filter(dossier=dossier).select_related("entry", "agreed_by")
    return list(rows.defer("file").order_by("-asked_at", "-pk")[:SHOWN])


def get_asked(dossier: Dossier, number: UUID) -> CarryOut:
    """One question about this dossier."""
    rows = CarryOut.unscoped.filter(dossier=dossier, pk=number).select_related("disclosure")
    found = rows.first()
    if found is None:
        raise Http404
    found.dossier = dossier
    return found


def decisions_of(dossier: Dossier) -> "QuerySet[Disclosure]":
    """The decisions to share in this dossier, the newest first."""
    rows = Disclosure.unscoped.filter(dossier=dossier, state=DisclosureState.SHARED)
    return rows.select_related("entry", "recipient").order_by("-entry__happened_on", "-pk")


def to_answer(actor: "Actor") -> list[CarryOut]:
    """What waits for a yes or no of this person, the oldest first."""
    may = _answers(actor)
    return [one for one in _open(actor, may) if seat_of(one, actor)] if may else []


def on_the_day(actor: "Actor", *, keeps: bool) -> tuple[list[CarryOut], list[CarryOut]]:
    """What waits for their yes or no, and what they asked and may be made by now: one query, and
    none for who neither answers nor `keeps` dossiers."""
    may, asks = _answers(actor), NONE
    if keeps:
        asks = Q(asked_by=actor.person, dossier__in=dossiers_of(actor, Part.KEEPER))
    elif not may:
        return [], []
    found = list(_open(actor, may, asks))
    mine = [one for one in found if one.asked_by_id == actor.person.pk and complete(one)]
    return [one for one in found if one.goal in may and seat_of(one, actor)], mine


def _answers(actor: "Actor") -> list[Goal]:
    may = ways.AGREE.open_to(actor)
    return [goal for standing, goal in GOAL_OF.items() if standing in may]


def _open(actor: "Actor", goals: list[Goal], or_else: Q = NONE) -> "QuerySet[CarryOut]":
    """Questions for these goals that are not made and not ended, the oldest first."""
    rows = CarryOut.unscoped.filter(organisation=actor.organisation, ended_as="", made_at=None)
    found = rows.filter(Q(goal__in=goals) | or_else)
    people = found.select_related("entry", "dossier__key", "asked_by").defer("file")
    return people.order_by("asked_at", "pk")


def has_answered(actor: "Actor | None", number: UUID) -> bool:
    """Did this person say yes to it before? Then the question no longer waits for them."""
    if actor is None or actor.membership is None or not ways.AGREE.open_to(actor):
        return False
    rows = CarryOut.unscoped.filter(organisation=actor.organisation, pk=number)
    return rows.filter(Q(agreed_by=actor.person) | Q(office_by=actor.person)).exists()


def get_to_answer(actor: "Actor | None", number: UUID) -> CarryOut:
    """One of these. The look is logged, and so is a refusal."""
    if actor is None or actor.membership is None:
        raise Http404
    found = next((one for one in to_answer(actor) if one.pk == number), None)
    if found is None:
        refuse(actor, "carrying.read", f"carryout:{number}")
    record(
        "carrying.read",
        actor=actor,
        action=Action.READ,
        about=found,
        client_ref=found.dossier_id,
        policy="asked",
    )
    return found
