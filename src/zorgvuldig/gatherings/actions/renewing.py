"""A participant's own link is made dead, and a new one goes to their own mailbox."""

from typing import TYPE_CHECKING

from django.db import transaction

from zorgvuldig.gatherings import letters
from zorgvuldig.gatherings.actions.registering import held
from zorgvuldig.gatherings.actions.stages import lock
from zorgvuldig.gatherings.models import Participant
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import AlreadyRecorded

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, Caller


@transaction.atomic
def renew_link(*, participant: Participant, actor: "Actor | Caller", turn: int) -> None:
    """By who has the link, or by who organises it. `turn` is the link that the page knew of; it
    goes to the address that is known, so who found a link gains nothing by it."""
    lock(participant.workshop)
    one = held(participant)
    if one.turn != turn:
        raise AlreadyRecorded(one.pk)
    one.turn += 1
    one.save(update_fields=["turn"])
    letters.send_new_link.defer(organisation_id=one.organisation_id, participant=str(one.pk))
    record("seat.link_renewed", actor=actor, action=Action.UPDATE, about=one)
