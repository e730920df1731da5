"""Requests past their term: their words after a year, their codes and dates after five."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from zorgvuldig import walls
from zorgvuldig.handbook import read
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.privacy.models import RightsRequest
from zorgvuldig.rules.retention import add_months
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from django.db.models import QuerySet

WORDS = 12  # months after closing, where no dossier holds them


def erase_requests(organisation_id: int, today: date) -> int:
    """Carry out the term of requests for one organisation; returns how many went. A request about a
    dossier that is still kept waits for it: its words are the file's."""
    months = read("retention")["term"]["rights"]["months"]
    with walls.working_for(organisation=organisation_id), transaction.atomic():
        closed = RightsRequest.unscoped.filter(closed_on__isnull=False, dossier=None)
        _forget_words(closed.filter(closed_on__lte=add_months(today, -WORDS)))
        gone = list(closed.filter(closed_on__lte=add_months(today, -months)))
        for asked in gone:
            record(
                "rights.erased",
                actor=OnSchedule(organisation_id),
                action=Action.DELETE,
                about=asked,
                policy="TERM",
            )
        RightsRequest.unscoped.filter(pk__in=[asked.pk for asked in gone]).delete()
        return len(gone)


def _forget_words(rows: "QuerySet[RightsRequest]") -> None:
    """The key of its own goes, so that nothing sealed can be read again."""
    for asked in rows.exclude(own_key=None):
        RightsRequest.unscoped.filter(pk=asked.pk).update(sealed=b"")
        DataKey.unscoped.filter(pk=str(asked.own_key_id)).delete()
