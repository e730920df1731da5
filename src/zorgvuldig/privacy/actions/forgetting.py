"""Requests past their term: their words after a year, their codes and dates after five."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.privacy.models import RightsAnswer, RightsRequest
from zorgvuldig.rules.retention import begun_by, passed
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Reason

if TYPE_CHECKING:
    from zorgvuldig.people.actor import OnSchedule

WORDS = 12  # months after closing, where no dossier holds them


def erase_requests(actor: "OnSchedule", today: date) -> int:
    """Carry out the term of the requests of one organisation; returns how many went. A request
    about a dossier that is still kept waits for it: its words are the file's."""
    closed = RightsRequest.unscoped.filter(closed_on__isnull=False, dossier=None)
    for asked in closed.filter(closed_on__lte=begun_by(today, WORDS)).exclude(own_key=None):
        _write(asked)
        drafts.discard_about(asked.organisation_id, {str(asked.pk)})
        forget_words(asked.pk)
    gone = list(closed.filter(closed_on__lte=passed("rights", today)))
    for asked in gone:
        record(
            "rights.erased",
            actor=actor,
            action=Action.DELETE,
            about=asked,
            policy="TERM",
        )
    RightsRequest.unscoped.filter(pk__in=[asked.pk for asked in gone]).delete()
    return len(gone)


def forget_words(number: UUID) -> int:
    """The key of its own goes, so that nothing sealed can be read again; also after a backup was
    put back. Returns how many requests still had their words."""
    asked = RightsRequest.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if asked is None or asked.own_key_id is None:
        return 0
    key = asked.own_key_id
    RightsRequest.unscoped.filter(pk=number).update(sealed=b"", own_key=None)
    DataKey.unscoped.filter(pk=key).delete()
    return 1


def forget_papers(dossier: UUID | None) -> None:
    """The copies of a file that were released: a piece that goes would stay in them. What was
    released remains to be proven by its digest."""
    answers = RightsAnswer.unscoped.filter(request__dossier=dossier, request__dossier__isnull=False)
    answers.exclude(sealed_paper=None).update(sealed_paper=None)


def forget_drafts(dossier: Dossier) -> None:
    """What anybody left in a form of a request about this dossier; call it before it goes."""
    numbers = RightsRequest.unscoped.filter(dossier=dossier).values_list("pk", flat=True)
    drafts.discard_about(dossier.organisation_id, {str(number) for number in numbers})


def _write(asked: RightsRequest) -> None:
    ledger.write(
        organisation=asked.organisation_id,
        object_type="rightsrequest",
        object_id=asked.pk,
        key_id=asked.own_key_id,
        on=timezone.localdate(),
        reason=Reason.TERM,
    )
