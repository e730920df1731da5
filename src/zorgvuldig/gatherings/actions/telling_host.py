"""What the municipality hears while its workshop is planned: each thing once, with its own link.

Call these with the workshop held and saved, in the transaction of the deed.
"""

from typing import TYPE_CHECKING

from django.utils import timezone

from zorgvuldig.gatherings import host_letters
from zorgvuldig.gatherings.access.workshops import leads_of, mix_of
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings.codes import WorkshopState

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop


def tell_ready(workshop: "Workshop") -> bool:
    """Seats, day and both who lead it are set: the municipality hears, once, that it can invite.
    Returns whether it was told now."""
    if workshop.host_told_on is not None or not _ready(workshop):
        return False
    workshop.host_told_on = timezone.localdate()
    workshop.save(update_fields=["host_told_on"])
    host_letters.defer(host_letters.send_ready, workshop)
    return True


def _ready(workshop: "Workshop") -> bool:
    coming = workshop.begins_at is not None and workshop.begins_at > timezone.now()
    if not coming or workshop.state != WorkshopState.MIX_AGREED or not mix_of(workshop):
        return False
    leads = [(lead.membership_id, lead.expertise) for lead in leads_of(workshop)]
    return gates.both_expertises(leads) is None


def tell_day(workshop: "Workshop") -> None:
    """Day, time or place is new or another: the municipality arranges the room and the food. Call
    it after everybody's appointment got its next number."""
    if not tell_ready(workshop):
        host_letters.defer(host_letters.send_day, workshop, sequence=workshop.sequence)


def tell_goes_on(workshop: "Workshop") -> None:
    """It is certain that it goes on."""
    host_letters.defer(host_letters.send_goes_on, workshop)
