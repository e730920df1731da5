"""Which dossiers may not go by their term, and who may say so."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from zorgvuldig.dossiers.access.rows import refuse
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.people.models import Membership
from zorgvuldig.privacy import ways
from zorgvuldig.privacy.models import LegalHold, RightsRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def held(dossier: Dossier) -> bool:
    """Is this dossier held back? That stops its term, not by itself a request of the client."""
    return standing().filter(dossier=dossier).exists()


def stays(dossier: Dossier) -> bool:
    """May it not go by its term? A hold stands, a request about it waits, or sharing stands still:
    what is restricted is kept and not erased either (AVG art. 18 lid 2)."""
    return Dossier.unscoped.filter(keeping_back(), pk=dossier.pk).exists()


def keeping_back() -> Q:
    """The dossiers that may not go by their term."""
    waiting = RightsRequest.unscoped.filter(dossier=OuterRef("pk"), closed_on=None)
    held_back = standing().filter(dossier=OuterRef("pk"))
    return Q(frozen_on__isnull=False) | Q(Exists(held_back)) | Q(Exists(waiting))


def standing() -> "QuerySet[LegalHold]":
    """The holds that stand now."""
    return LegalHold.unscoped.filter(until=None)


def hold_on(dossier: Dossier) -> LegalHold | None:
    """The hold that stands on this dossier, with who set it."""
    return standing().filter(dossier=dossier).select_related("set_by", "set_with").first()


def may_agree(actor: "Actor") -> "QuerySet[Membership]":
    """The colleagues who may be the second person."""
    here = Membership.unscoped.current().filter(organisation=actor.organisation)
    return (
        here.holding(*ways.MAY_AGREE)
        .exclude(person=actor.person)
        .select_related("person")
        .order_by("person__name")
    )


def guards(actor: "Actor | None") -> "Actor":
    """The actor, when they guard privacy here; otherwise the page does not exist."""
    if actor is None or actor.membership is None:
        raise Http404
    if not ways.HOLD.admits(actor):
        refuse(actor, "retention.read", "retention:")
    return actor


def get_ending(actor: "Actor | None", reference: str) -> Dossier:
    """A closed dossier, for the privacy officer: its reference and dates, nothing from it."""
    officer = guards(actor)
    closed = Dossier.unscoped.filter(organisation=officer.organisation, closed_on__isnull=False)
    found = closed.filter(reference=reference).first()
    if found is None:
        refuse(officer, "retention.read", f"dossier:{reference}")
    return found


def waiting_for(actor: "Actor") -> "QuerySet[LegalHold]":
    """The holds that wait for this person as the second one."""
    mine = Q(agreed_at=None, set_with=actor.person) | Q(
        agreed_at__isnull=False, lift_with=actor.person
    )
    rows = standing().filter(mine, organisation=actor.organisation)
    return rows.select_related("dossier", "set_by", "lift_asked_by").order_by("since")


def get_waiting(actor: "Actor | None", number: UUID) -> LegalHold:
    """One hold that waits for this person."""
    if actor is None or actor.membership is None:
        raise Http404
    asked = ways.ASKED_TO_HOLD in ways.AGREE_TO_HOLD.open_to(actor)
    found = waiting_for(actor).filter(pk=number).first() if asked else None
    if found is None:
        refuse(actor, "hold.read", f"legalhold:{number}")
    return found
