"""Connecting two organisations: the receiver makes a code, says it by other means, and the sender's
administrator ties it to a service of their own directory. Either ends it."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.exchange import secrets
from zorgvuldig.exchange.actions.telling import OtherEnd, one_deed_at_a_time, role_of
from zorgvuldig.exchange.models import Connection
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.exchange import CODE_LASTS

if TYPE_CHECKING:
    from zorgvuldig.directory.models import Listing
    from zorgvuldig.people.actor import Actor

GROUPS = 5  # of four letters: nobody guesses it, and it can be read out
NOT_A_CODE = (
    "Deze code werkt niet. Misschien is hij verlopen, al gebruikt of verkeerd overgenomen. Vraag "
    "de andere organisatie om een nieuwe."
)
OWN_CODE = "Dit is een code van uw eigen organisatie. Geef hem aan de organisatie die wil sturen."
TIED = ("sender", "sender_name", "listing", "addressee", "made_on", "code_digest")
ENDED = "Deze verbinding is al gestopt."


@transaction.atomic
def make_code(*, actor: "Actor") -> str:
    """A code for one other organisation, shown once and valid for a week."""
    code = secrets.spoken(GROUPS)
    made = Connection.unscoped.create(
        organisation=actor.organisation,
        receiver_name=actor.organisation.name,
        code_digest=secrets.digest(secrets.CONNECTION, code),
        code_until=timezone.now() + CODE_LASTS,
    )
    record("connection.offered", actor=actor, action=Action.CREATE, about=made)
    return code


@transaction.atomic
def take_up(*, actor: "Actor", code: str, listing: "Listing", addressee: str) -> Connection:
    """The sender's administrator types the code. What is wrong with a wrong one is not said."""
    handed_over = secrets.digest(secrets.CONNECTION, code)
    receiver = secrets.at(handed_over)
    if receiver is None:
        raise NotNow(NOT_A_CODE)
    if receiver == actor.organisation.pk:
        raise NotNow(OWN_CODE)
    one_deed_at_a_time()
    with walls.saying(organisation=receiver):
        held = _hold(handed_over)
        if held is not None:
            _tie(held, actor, listing, addressee)
            end = OtherEnd(receiver, role_of(actor))
            record("connection.made", actor=end, action=Action.UPDATE, about=held)
    if held is None:
        raise NotNow(NOT_A_CODE)
    record("connection.made", actor=actor, action=Action.UPDATE, about=held)
    return held


def _hold(handed_over: bytes) -> Connection | None:
    rows = Connection.unscoped.select_for_update(of=("self",))
    return rows.filter(
        code_digest=handed_over, code_until__gt=timezone.now(), ended_on=None, sender=None
    ).first()


def _tie(held: Connection, actor: "Actor", listing: "Listing", addressee: str) -> None:
    held.sender, held.sender_name = actor.organisation, actor.organisation.name
    held.listing, held.addressee = listing, addressee
    held.made_on, held.code_digest = timezone.localdate(), None
    held.save(update_fields=TIED)


@transaction.atomic
def end(*, actor: "Actor", connection: Connection) -> None:
    """Nothing is sent along it any more; what was sent stays as it was."""
    one_deed_at_a_time()
    held = Connection.unscoped.select_for_update(of=("self",)).get(pk=connection.pk)
    if held.ended_on is not None:
        raise NotNow(ENDED)
    held.ended_on, held.code_digest = timezone.localdate(), None
    held.save(update_fields=["ended_on", "code_digest"])
    for there in (held.organisation_id, held.sender_id):
        if there is None or there == actor.organisation.pk:
            continue
        with walls.saying(organisation=there):
            gone = OtherEnd(there, role_of(actor))
            record("connection.ended", actor=gone, action=Action.UPDATE, about=held)
    record("connection.ended", actor=actor, action=Action.UPDATE, about=held)
