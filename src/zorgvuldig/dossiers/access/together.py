"""What colleagues ask of each other: to take a dossier over, to think along once, to go on with
what a volunteer noticed. Each is a way to one row only."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils import timezone

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.involved import counting, lasting_keepers
from zorgvuldig.dossiers.access.rows import at_work, dossiers_of, get_dossier, let_in, refuse
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import Dossier, Entry, HandOver, Involvement
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Membership

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

SHOWN = 10


def kept_by_nobody_else(actor: "Actor", today: "date") -> "QuerySet[Dossier]":
    """Open dossiers this person keeps lastingly, and nobody else keeps today."""
    others = Involvement.unscoped.filter(
        counting(today), dossier=OuterRef("pk"), part=Part.KEEPER
    ).exclude(membership=actor.membership_id)
    mine = lasting_keepers().filter(dossier=OuterRef("pk"), membership=actor.membership_id)
    return dossiers_of(actor, Part.KEEPER).open().filter(Exists(mine), ~Exists(others))


def hand_overs_asked_of(actor: "Actor") -> "QuerySet[HandOver]":
    """Open dossiers this person is asked to take over, by somebody who still keeps them."""
    if ways.ASKED_TO_TAKE_OVER not in ways.TAKE_OVER.open_to(actor):
        return HandOver.unscoped.none()
    giver = lasting_keepers().filter(
        dossier=OuterRef("dossier"), membership__person=OuterRef("asked_by")
    )
    return (
        HandOver.unscoped.filter(
            Exists(giver), to=actor.membership_id, accepted=None, dossier__closed_on=None
        )
        .select_related("entry", "dossier__key", "asked_by")
        .order_by("entry__recorded_at")
    )


def get_asked_hand_over(actor: "Actor | None", number: UUID) -> HandOver:
    """One question to take over, for the colleague who was asked. The look is logged."""
    actor = at_work(actor)
    asked = hand_overs_asked_of(actor).filter(pk=number).first()
    if asked is None:
        refuse(actor, "hand_over.read", f"handover:{number}")
    record(
        "hand_over.read",
        actor=actor,
        action=Action.READ,
        about=asked,
        client_ref=asked.dossier_id,
        policy="asked",
    )
    return asked


def codes_of_hand_over(entry: Entry) -> dict[str, str]:
    """Who was asked, and what they answered."""
    asked = HandOver.unscoped.select_related("to__person").get(pk=entry.pk)
    said = {None: "nog geen antwoord", True: "ja, overgenomen", False: "niet overgenomen"}
    return {"Gevraagd aan": asked.to.person.name, "Antwoord": said[asked.accepted]}


def open_hand_over(dossier: Dossier) -> HandOver | None:
    """The question to take this dossier over that has no answer yet."""
    asked = HandOver.unscoped.filter(dossier=dossier, accepted=None)
    return asked.select_related("to__person", "asked_by").first()


def get_open_hand_over(dossier: Dossier, number: UUID) -> HandOver:
    """The same, by its number."""
    asked = HandOver.unscoped.filter(dossier=dossier, pk=number).first()
    if asked is None:
        raise Http404
    asked.dossier = dossier
    return asked


def asked_once_of(actor: "Actor") -> "QuerySet[Involvement]":
    """Open dossiers in which this person is asked to think along once."""
    if ways.CONSULTED not in ways.ADVISE.open_to(actor):
        return Involvement.unscoped.none()
    mine = Involvement.unscoped.filter(
        counting(timezone.localdate()),
        membership=actor.membership_id,
        part=Part.CONSULTED,
        dossier__closed_on=None,
    )
    return mine.select_related("dossier", "asked__author").order_by("ends_on", "pk")


def get_consulted_dossier(actor: "Actor | None", reference: str) -> tuple[Dossier, Involvement]:
    """The dossier in which this person is asked once, and the question."""
    dossier = get_dossier(actor, reference)
    mine = asked_once_of(actor).filter(dossier=dossier).first() if actor else None
    if mine is None:
        raise Http404
    return dossier, mine


def may_hand_over_notes(actor: "Actor | None") -> "Actor":
    """The actor, when they are a volunteer here; otherwise the page does not exist."""
    return let_in(actor, ways.HANDS_NOTES, "unease.handed", "uneasenote:")


def handed_by(actor: "Actor") -> "list[tuple[datetime | None, str]]":
    """When this person handed something over, and to whom: from the logbook, so that it stays the
    same whatever was done with it."""
    lines = LogEntry.unscoped.filter(
        organisation_id=actor.organisation.pk,
        user_id=actor.person.pseudonym,
        event_type="unease.handed",
        outcome="success",
    ).order_by("-at")[:SHOWN]
    found = [(line.at, int(line.object_id)) for line in lines]
    people = Membership.unscoped.filter(
        organisation=actor.organisation, pk__in=[number for _, number in found]
    )
    names = dict(people.values_list("pk", "person__name"))
    return [(at, names[number]) for at, number in found if number in names]
