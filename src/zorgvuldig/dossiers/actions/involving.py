"""Who is involved: thinking along, keeping together, and leaving. A dossier always has a keeper."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from zorgvuldig.dossiers.actions.entries import lock_open
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import Dossier, Involvement
from zorgvuldig.dossiers.refusals import NotNow
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import MAY_BE_INVOLVED, WORKS_WITH_CLIENTS

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def involve(
    *, dossier: Dossier, actor: "Actor", membership: Membership, today: date
) -> Involvement:
    """Let a colleague think along: they may read the dossier until they leave."""
    lock_open(dossier)
    if not MAY_BE_INVOLVED.intersection(membership.roles):
        raise NotNow("Deze rol denkt niet mee in een dossier.")
    involvement, _ = Involvement.unscoped.get_or_create(
        dossier=dossier,
        membership=membership,
        defaults={
            "organisation_id": dossier.organisation_id,
            "part": Part.ADVISER,
            "since": today,
        },
    )
    if involvement.until is not None:
        involvement.until, involvement.part = None, Part.ADVISER
        involvement.save(update_fields=["until", "part"])
    _log("involvement.begun", involvement, actor)
    return involvement


@transaction.atomic
def keep_together(*, dossier: Dossier, actor: "Actor", membership: Membership) -> None:
    """Let a colleague who thinks along keep the dossier too; so it can be handed over."""
    lock_open(dossier)
    if not WORKS_WITH_CLIENTS.intersection(membership.roles):
        raise NotNow("Alleen wie met cliënten werkt, houdt een dossier bij.")
    involvement = _of(dossier, membership)
    involvement.part = Part.KEEPER
    involvement.save(update_fields=["part"])
    _log("involvement.keeper", involvement, actor)


@transaction.atomic
def leave(*, dossier: Dossier, actor: "Actor", membership: Membership, today: date) -> None:
    """Somebody is no longer involved. The last keeper cannot leave."""
    lock_open(dossier)
    involvement = _of(dossier, membership)
    keepers = Involvement.unscoped.filter(dossier=dossier, part=Part.KEEPER, until=None)
    if not keepers.exclude(pk=involvement.pk).exists():
        raise NotNow("Iemand moet dit dossier bijhouden. Vraag eerst een collega om dat te doen.")
    involvement.until = today
    involvement.save(update_fields=["until"])
    _log("involvement.ended", involvement, actor)


def _of(dossier: Dossier, membership: Membership) -> Involvement:
    found = Involvement.unscoped.filter(dossier=dossier, membership=membership, until=None).first()
    if found is None:
        raise NotNow("Deze collega is niet (meer) betrokken bij dit dossier.")
    return found


def _log(event: str, involvement: Involvement, actor: "Actor") -> None:
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=involvement,
        client_ref=involvement.dossier_id,
        policy="keeper",
    )
