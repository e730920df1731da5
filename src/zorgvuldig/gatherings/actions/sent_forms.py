"""A form counts once, whoever it made and whatever became of them.

The number of a form is kept beside the rows it makes, never as their number: a link follows from
the number of a row, and must not come to life again when somebody sends an old form.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.gatherings.access.seats import digest_of
from zorgvuldig.gatherings.models import SentForm
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Participant, Workshop

SENT_OTHERWISE = (
    "Dit formulier is al eens verstuurd, met iets anders erin. Wat u nu typte, is nog niet "
    "verstuurd en staat er nog. Kijk het na en verstuur het opnieuw."
)


class SentOtherwise(NotNow):
    """Sent before with something else in it, or by somebody who was erased since: show the form
    with a fresh number, and what was typed."""

    def __init__(self) -> None:
        super().__init__(SENT_OTHERWISE)


def only_once(workshop: "Workshop", number: UUID, email: str) -> None:
    """Refuse a form that was sent before: the same again, or with another address. Call it with
    the workshop held."""
    rows = SentForm.unscoped.select_related("participant").filter(pk=number, workshop=workshop)
    sent = rows.first()
    if sent is None:
        return
    whose, digest = sent.participant, digest_of(email, workshop.organisation_id)
    if whose is None or bytes(whose.address_digest) != digest:
        raise SentOtherwise
    raise AlreadyRecorded(number)


def was_sent(workshop: "Workshop", number: UUID) -> bool:
    """Was this form, which makes no single person, sent before?"""
    return SentForm.unscoped.filter(pk=number, workshop=workshop).exists()


def note_sent(workshop: "Workshop", number: UUID, whose: "Participant | None" = None) -> None:
    """From now on this form was sent."""
    SentForm.unscoped.create(
        id=number,
        organisation_id=workshop.organisation_id,
        workshop=workshop,
        participant=whose,
    )
