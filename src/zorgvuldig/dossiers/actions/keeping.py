"""Keeping a dossier right: looking again, who the client is, and opening it once more."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.dossiers.actions.beginning import name_the_client
from zorgvuldig.dossiers.actions.entries import add_entry, lock_open
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.dossiers.refusals import NotNow
from zorgvuldig.logbook.actions import Action, record

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


CLIENT_FIELDS = (
    "sealed_client",
    "name_index",
    "name_birth_index",
    "age_band",
    "band_recorded_on",
)


@transaction.atomic
def triage_again(*, dossier: Dossier, actor: "Actor", triage: str, **entry: Any) -> None:
    """Say anew how pressing the situation is, on the day on which it was so (S0)."""
    words = {**entry.pop("words"), "triage": triage}
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.TRIAGE, words=words, **entry)
    Dossier.unscoped.filter(pk=dossier.pk).update(triage=triage, triaged_on=entry["happened_on"])


@transaction.atomic
def look_again(*, dossier: Dossier, actor: "Actor", review_on: date, **entry: Any) -> None:
    """What one sees now, and the next date (G21)."""
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.REVIEW, **entry)
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=review_on)


@transaction.atomic
def correct_client(
    *,
    dossier: Dossier,
    actor: "Actor",
    name: str,
    born_on: date | None,
    age_band: str,
    today: date,
) -> None:
    """Put right who the client is. What was advised before stays as it was advised."""
    held = lock_open(dossier)
    name_the_client(held, name, born_on, age_band, today)
    held.save(update_fields=CLIENT_FIELDS)
    record(
        "client.corrected",
        actor=actor,
        action=Action.UPDATE,
        about=held,
        client_ref=held.pk,
        policy="keeper",
    )


@transaction.atomic
def reopen(*, dossier: Dossier, actor: "Actor", review_on: date, **entry: Any) -> None:
    """Open a closed dossier again: later signs may always reopen it (method.md section 3)."""
    opened = Dossier.unscoped.filter(pk=dossier.pk, closed_on__isnull=False).update(
        closed_on=None, outcome="", keep_until=None, review_on=review_on
    )
    if not opened:
        raise NotNow("Dit dossier is al open. U kunt er verder in werken.")
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.REOPENING, **entry)
