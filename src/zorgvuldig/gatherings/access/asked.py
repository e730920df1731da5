"""Who answered the questions of a moment that is open, whom the mail after three months goes to,
and in whose name."""

from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.gatherings import marks
from zorgvuldig.gatherings.models import Participant, Provider, SealedAnswers

if TYPE_CHECKING:
    from zorgvuldig.rules.gatherings.codes import Moment


def answered(number: UUID, moment: "Moment") -> bool:
    """Do answers of this participant lie in a box? Known while the moment is open, no longer."""
    return SealedAnswers.unscoped.filter(ticket=marks.of_answers(number, moment)).exists()


def participant_numbered(number: UUID) -> Participant | None:
    """Somebody on the list with their key; None when they were forgotten meanwhile."""
    return Participant.unscoped.select_related("key").filter(pk=number).first()


def provider_holding(organisation_id: int) -> Provider | None:
    """Under which public address their link stands; None while it is not open."""
    return Provider.objects.filter(organisation=organisation_id, is_open=True).first()
