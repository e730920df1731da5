"""What second persons were asked about a proposal, and what they said."""

from typing import TYPE_CHECKING

from zorgvuldig.dossiers.codes import ConcurrenceKind
from zorgvuldig.dossiers.models import Concurrence, Disclosure
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership


def may_weigh(actor: "Actor") -> "QuerySet[Membership]":
    """Colleagues who can be asked about a proposal: only who may be involved in a dossier."""
    return people.others(actor, *MAY_BE_INVOLVED)


def agreements_about(proposal: Disclosure) -> "QuerySet[Concurrence]":
    """Everything second persons were asked about this proposal, newest first."""
    return (
        Concurrence.unscoped.filter(disclosure=proposal)
        .select_related("second_person")
        .order_by("-entry__recorded_at")
    )


def weighing_of(proposal: Disclosure) -> Concurrence | None:
    """The colleague who was asked to weigh a decision not to share, with the answer so far."""
    return agreements_about(proposal).filter(kind=ConcurrenceKind.NOT_SHARING).first()
