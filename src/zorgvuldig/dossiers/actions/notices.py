"""Recording that somebody got a notice about the file, or why not yet (AVG art. 13 and 14)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.access.notices import due_for
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, NoticeGiven, Recipient
from zorgvuldig.handbook.notices import edition
from zorgvuldig.handbook.wording import written
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES, Addressee
from zorgvuldig.rules.notices import READER, Notice, Reader, last_day, may_get

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_OF_NOW = (
    "Deze tekst hoort niet bij deze cliënt op deze dag. De leeftijd bepaalt wie informatie krijgt. "
    "Open de pagina opnieuw en kies een andere tekst."
)
ANOTHER_READER = "Deze tekst is voor iemand anders. Kies wie hem kreeg."
TOO_LONG = "Uitstellen kan hooguit een maand, tot en met {day}. Kies een eerdere dag."

PEOPLE = (*CONTACT_ADDRESSEES, Addressee.EXTERNAL_PROFESSIONAL)  # a body is nobody to inform


@transaction.atomic
def give_notice(
    *,
    dossier: Dossier,
    actor: "Actor",
    notice: str,
    recipient: Recipient | None,
    how: str = "",
    postponed_to: date | None = None,
    exception: str = "",
    **entry: Any,
) -> NoticeGiven:
    """The client or one `recipient` got this notice, with the edition of today; or it waits, at
    most a month; or somebody named in the file is not told, on a ground.

    A parent's notice is for parents of somebody under sixteen only: that help is given is secret
    too, so the age on the day itself decides (law.md A05-A09).
    """
    lock_open(dossier)
    day = entry["happened_on"]
    if not may_get(notice, due_for(dossier, actor.organisation.regime, day)):
        raise NotNow(NOT_OF_NOW)
    if not reads(notice, recipient):
        raise NotNow(ANOTHER_READER)
    longest = last_day(timezone.localdate())
    if postponed_to and postponed_to > longest:
        raise NotNow(TOO_LONG.format(day=written(longest)))
    recorded = add_entry(dossier=dossier, actor=actor, kind=EntryKind.NOTICE_GIVEN, **entry)
    return NoticeGiven.unscoped.create(
        **codes_of(recorded),
        notice=notice,
        edition=edition(),
        recipient=recipient,
        how=how,
        given_on=None if postponed_to or exception else day,
        postponed_to=postponed_to,
        exception=exception,
    )


def reads(notice: str, recipient: Recipient | None) -> bool:
    """Is this the one for whom this notice is?"""
    reader = READER[Notice(notice)]
    if recipient is None:
        return reader == Reader.CLIENT
    if reader == Reader.PARENTS:
        return recipient.addressee == "AUTHORITY_PARENT"
    if reader == Reader.REPRESENTATIVE:
        return recipient.is_representative
    return reader == Reader.NAMED and recipient.addressee in PEOPLE
