"""Closing: what changed, what the client was told, how long it is kept, and no label left."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.dossiers.access import afterwards, sharing
from zorgvuldig.dossiers.actions.correcting import CORRECT_FIRST
from zorgvuldig.dossiers.actions.entries import add_entry, lock_open
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.dossiers.refusals import NotNow, hold
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules import gates
from zorgvuldig.rules.retention import keep_until

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def close(
    *,
    dossier: Dossier,
    actor: "Actor",
    outcome: str,
    help_relation: bool,
    today: date,
    **entry: Any,
) -> None:
    """Close with an outcome and the day until which the file is kept.

    How pressing the situation once seemed is wiped, in the dossier and in its first entry; what
    happened stays (method.md S9: no label survives closing; a lost note hides a danger). Not while
    the client does not know what was shared or said in danger (G16), nor while somebody holds what
    proved wrong (AVG art. 19).
    """
    held = lock_open(dossier)
    hold(gates.told_before_closing(sharing.not_told(dossier)))
    if afterwards.waiting_corrections().filter(dossier=dossier).exists():
        raise NotNow(CORRECT_FIRST)
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.CLOSING, **entry)
    _wipe_triage(dossier)
    Dossier.unscoped.filter(pk=held.pk).update(
        closed_on=today,
        outcome=outcome,
        triage="",
        triaged_on=None,
        review_on=None,
        keep_until=keep_until(actor.organisation.regime, outcome, help_relation, today),
    )
    record(
        "dossier.closed",
        actor=actor,
        action=Action.UPDATE,
        about=dossier,
        client_ref=dossier.pk,
        policy="keeper",
    )


def _wipe_triage(dossier: Dossier) -> None:
    for first in Entry.unscoped.filter(dossier=dossier, kind=EntryKind.TRIAGE):
        words = first.words(dossier.key)
        kept = {name: words[name] for name in words if name not in ("triage", "reason")}
        first.sealed = dossier.key.seal(kept, first.id)
        first.save(update_fields=["sealed"])
