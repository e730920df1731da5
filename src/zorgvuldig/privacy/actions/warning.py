"""Saying beforehand that the term of a dossier ends: to who keeps it, and who guards privacy."""

from datetime import date
from uuid import UUID

from zorgvuldig.dossiers.actions import terms
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.privacy.access import going
from zorgvuldig.rules.retention import warned_from


def warn_of(number: UUID, actor: OnSchedule, today: date) -> bool:
    """Note that it was warned about, when its term ends soon indeed. Call it in a transaction."""
    held = (
        Dossier.unscoped.select_related("organisation")
        .select_for_update(of=("self",))
        .filter(pk=number, closed_on__isnull=False, warned_on=None)
        .first()
    )
    if held is None or warned_from(terms.count_again(held)) > today:
        return False
    Dossier.unscoped.filter(pk=held.pk).update(warned_on=today)
    record(
        "dossier.warned",
        actor=actor,
        action=Action.EXECUTE,
        about=held,
        client_ref=held.pk,
    )
    return True


def tell(dossiers: list[UUID], actor: OnSchedule, _: date) -> bool:
    """One mail to each, whatever the number of dossiers; it says where to look, and no more."""
    from zorgvuldig.privacy import jobs

    for membership_id in sorted(going.whom_to_warn(dossiers)):
        jobs.tell_what_ends.defer(
            organisation_id=actor.organisation_id, membership_id=membership_id
        )
    return False
