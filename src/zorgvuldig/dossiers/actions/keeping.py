"""Keeping a dossier right: looking again, who the client is, and opening it once more."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.beginning import name_the_client
from zorgvuldig.dossiers.actions.entries import add_entry, lock_open
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow, hold
from zorgvuldig.rules import gates

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
    hold(gates.date_to_look_again(review_on, today=timezone.localdate()))
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.REVIEW, **entry)
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=review_on)


def who_is(dossier: Dossier) -> dict[str, str]:
    """Who the client is, as the form shows it: a name, an ISO birth date or nothing, a band."""
    known = dossier.client
    return {"name": known["name"], "born_on": known["born_on"], "age_band": dossier.age_band}


@transaction.atomic
def correct_client(
    *,
    dossier: Dossier,
    actor: "Actor",
    name: str,
    born_on: date | None,
    age_band: str,
    today: date,
    read: dict[str, str],
) -> None:
    """Put right who the client is. What was advised before stays as it was advised.

    `read` is what stood there when the form was opened (`who_is`): when a colleague changed it
    since, nothing is stored (`ChangedMeanwhile`).
    """
    held = lock_open(dossier)
    if read != who_is(held):
        raise ChangedMeanwhile
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
    """Open a closed dossier again: later signs may always reopen it (method.md section 3), with a
    date to look again (G21). Its term of keeping ends, and begins anew when it is closed again."""
    hold(gates.date_to_look_again(review_on, today=timezone.localdate()))
    opened = Dossier.unscoped.filter(pk=dossier.pk, closed_on__isnull=False).update(
        closed_on=None,
        outcome="",
        help_relation=None,
        kept_from=None,
        keep_until=None,
        warned_on=None,
        review_on=review_on,
    )
    if not opened:
        raise NotNow("Dit dossier is al open. U kunt er verder in werken.")
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.REOPENING, **entry)
