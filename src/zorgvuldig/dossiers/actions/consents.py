"""Recording what somebody answered, and that they took it back: equally easy (law.md B4)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.taking_back import take_back_on_consent
from zorgvuldig.dossiers.codes import Answer, EntryKind
from zorgvuldig.dossiers.letter.items import KINDS
from zorgvuldig.dossiers.models import Consent, ConsentItem, Dossier, Entry, Recipient
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

WITHDRAWN = "De toestemming is ingetrokken. Vanaf nu deelt u op grond hiervan niets meer."


@transaction.atomic
def record_consent(
    *,
    dossier: Dossier,
    actor: "Actor",
    recipient: Recipient,
    items: Iterable[UUID],
    codes: dict[str, Any],
    **entry: Any,
) -> Consent:
    """One answer of one giver, about this recipient, one purpose and these items."""
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONSENT, **entry)
    consent = Consent.unscoped.create(
        **codes_of(written), recipient=recipient, answered_on=written.happened_on, **codes
    )
    covered = Entry.unscoped.filter(dossier=dossier, pk__in=items, kind__in=KINDS)
    ConsentItem.unscoped.bulk_create(
        ConsentItem(organisation_id=dossier.organisation_id, consent=consent, item=item)
        for item in covered
    )
    return consent


@transaction.atomic
def withdraw_consent(
    *, dossier: Dossier, actor: "Actor", consent: Consent, once: UUID, withdrawn_on: date
) -> Consent:
    """Take a yes back, from this day on; what was shared before stays on record, and what was sent
    on it and not opened yet comes back."""
    lock_open(dossier)
    held = Consent.unscoped.select_for_update().get(pk=consent.pk)
    entry: dict[str, Any] = {
        "once": once,
        "happened_on": withdrawn_on,
        "words": {"withdrawn": WITHDRAWN},
    }
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONSENT, **entry)
    _refuse_unless_given(held, withdrawn_on)
    held.withdrawn_on = withdrawn_on
    held.save(update_fields=["withdrawn_on"])
    _log(held, actor)
    take_back_on_consent(dossier, held.recipient, actor)
    return held


def _log(consent: Consent, actor: "Actor") -> None:
    record(
        "consent.withdrawn",
        actor=actor,
        action=Action.UPDATE,
        about=consent,
        client_ref=consent.dossier_id,
        policy="keeper",
        consent_ref=consent.pk,
    )


def _refuse_unless_given(consent: Consent, day: date) -> None:
    if consent.answer != Answer.GIVEN:
        raise NotNow("Er is geen toestemming gegeven, dus ook niets om in te trekken.")
    if consent.withdrawn_on is not None:
        raise NotNow("Deze toestemming was al ingetrokken. U hoeft niets meer te doen.")
    if day < consent.answered_on:
        raise NotNow("Kies een latere dag: op deze dag was de toestemming nog niet gegeven.")
