"""An account of another system: made by one, confirmed by another, its key shown once, ended."""

import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.api.access import digest, key_of
from zorgvuldig.api.models import MachineAccount
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.retention import passed

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

LONGEST = timedelta(days=366)

NOT_BY_ONESELF = "U hebt deze aansluiting zelf gemaakt. Vraag een ander om haar te bevestigen."
NOT_ANY_MORE = "Deze aansluiting wacht niet meer op bevestiging. Kijk wat er nu staat."
NOT_YET = "Deze aansluiting is nog niet bevestigd. Vraag de functionaris gegevensbescherming."
ONCE = (
    "Deze aansluiting heeft al een sleutel. Die is één keer te zien geweest. Is de sleutel kwijt, "
    "trek de aansluiting dan in en maak een nieuwe."
)
OVER = "Deze aansluiting is voorbij. Maak een nieuwe."


@transaction.atomic
def make(
    *, actor: "Actor", once: UUID, name: str, purpose: str, scopes: list[str],
    networks: list[str], expires_on: date,
) -> MachineAccount:  # fmt: skip
    """Write down what another system would be for. It does nothing until another confirms it. Sent
    twice it is there once; `AlreadyRecorded` when the number of the form is not free for it."""
    known = MachineAccount.unscoped.filter(organisation=actor.organisation, pk=once).first()
    if known is not None:
        return known
    account = MachineAccount(
        id=once,
        organisation=actor.organisation,
        name=name,
        purpose=purpose,
        scopes=scopes,
        networks=networks,
        expires_on=expires_on,
        made_by=actor.person,
    )
    store_once(account, once)
    record("machine.made", actor=actor, action=Action.CREATE, about=account)
    return account


@transaction.atomic
def confirm(*, actor: "Actor", account: MachineAccount) -> None:
    """A second person agrees to exactly this; nobody decides alone."""
    held = _held(account)
    if held.confirmed_at is not None or held.revoked_at is not None:
        raise NotNow(NOT_ANY_MORE)
    if held.made_by_id == actor.person.pk:
        raise NotNow(NOT_BY_ONESELF)
    held.confirmed_by, held.confirmed_at = actor.person, timezone.now()
    held.save(update_fields=["confirmed_by", "confirmed_at"])
    record("machine.confirmed", actor=actor, action=Action.UPDATE, about=held)


@transaction.atomic
def issue(*, actor: "Actor", account: MachineAccount) -> str:
    """The key, to be shown this once; only a digest of its secret is kept."""
    held = _held(account)
    if held.revoked_at is not None or held.expires_on < timezone.localdate():
        raise NotNow(OVER)
    if held.confirmed_at is None:
        raise NotNow(NOT_YET)
    if held.key_digest is not None:
        raise NotNow(ONCE)
    secret = secrets.token_urlsafe(32)
    held.key_digest, held.issued_at = digest(secret), timezone.now()
    held.save(update_fields=["key_digest", "issued_at"])
    record("machine.issued", actor=actor, action=Action.EXECUTE, about=held)
    return key_of(held, secret)


@transaction.atomic
def revoke(*, actor: "Actor", account: MachineAccount) -> None:
    """End it at once. One person is enough to stop something; its key goes."""
    held = _held(account)
    if held.revoked_at is not None:
        return
    held.revoked_by, held.revoked_at, held.key_digest = actor.person, timezone.now(), None
    held.save(update_fields=["revoked_by", "revoked_at", "key_digest"])
    record("machine.revoked", actor=actor, action=Action.UPDATE, about=held)


def clear_ended(organisation_id: int, today: date) -> None:
    """Let go of what ended a year ago, in the organisation that was said: until then lines of the
    logbook can be understood."""
    rows = MachineAccount.unscoped.filter(organisation=organisation_id)
    past = passed("machine", today)
    rows.filter(expires_on__lt=past).delete()  # on its last day it still worked
    rows.filter(revoked_at__date__lte=past).delete()


def _held(account: MachineAccount) -> MachineAccount:
    return MachineAccount.unscoped.select_for_update().get(pk=account.pk)
