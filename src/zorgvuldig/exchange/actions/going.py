"""What was sent goes: because the sender's file goes, because its term is over, or because nobody
opened it."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db.models import Q
from django.utils import timezone

from zorgvuldig.exchange.access.parcels import of_client
from zorgvuldig.exchange.actions.collecting import close
from zorgvuldig.exchange.actions.holding import BY_TERM, empty, hold_number
from zorgvuldig.exchange.actions.telling import role_of, tell_both
from zorgvuldig.exchange.models import Connection, Message, Parcel, SecretLink
from zorgvuldig.logbook.actions import Action
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.rules.exchange import READABLE, WAITS_UNOPENED, Said, State, link_is_over
from zorgvuldig.rules.retention import passed
from zorgvuldig.vault import nights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zorgvuldig.people.actor import Actor, Caller

WHOLE = (
    "De afzender heeft gewist waaruit deze brief kwam. Kijk of u nog een eigen reden hebt om hem "
    "te bewaren. Zo niet, wis dan wat u ervan overnam. Gaf u het door? Laat het hun ook weten."
)
PIECE = (
    "De afzender heeft een onderdeel van deze brief gewist. Neem contact op: dan hoort u welk "
    "onderdeel, en bekijkt u samen of u het kunt wissen in wat u bewaart."
)


def file_gone(
    *, actor: "Actor | Caller | OnSchedule", organisation_id: int, client_ref: UUID, reason: str
) -> None:
    """The whole file at the sender goes: what nobody opened goes with it, and who opened it is told
    (AVG art. 19). Call it in the transaction of the erasing."""
    _gone(actor, organisation_id, of_client(organisation_id, client_ref), reason, WHOLE)


def decisions_gone(
    *,
    actor: "Actor | Caller | OnSchedule",
    organisation_id: int,
    decisions: "Iterable[UUID]",
    reason: str,
) -> None:
    """A piece that was part of these decisions goes: the same for what was sent on them."""
    rows = Parcel.unscoped.filter(organisation_id=organisation_id, decision__in=list(decisions))
    _gone(actor, organisation_id, rows, reason, PIECE)


def _gone(actor: Any, organisation_id: int, rows: Any, reason: str, told: str) -> None:
    for number in rows.values_list("pk", flat=True):
        held = hold_number(number)
        if held is None:
            continue
        if held.state == State.SENT or held.receiver_id is None:
            _take_back(held, actor, organisation_id, reason)
        elif held.state in READABLE:
            _tell_receiver(held, actor, organisation_id, told)


def _take_back(held: Parcel, actor: Any, organisation_id: int, reason: str) -> None:
    if held.sealed is None:
        return
    unopened = held.state == State.SENT
    held.state = State.REVOKED if unopened else State.LAPSED
    held.revoked_at = timezone.now() if unopened else None
    empty(held, reason, changed=["revoked_at"])
    Message.unscoped.filter(parcel=held).delete()
    SecretLink.unscoped.filter(parcel=held).delete()
    tell_both("parcel.revoked", held, actor, Action.DELETE, organisation_id)


def _tell_receiver(held: Parcel, actor: Any, organisation_id: int, told: str) -> None:
    number, key = uuid4(), held.own_key
    if key is None:
        return
    Message.unscoped.create(
        id=number,
        organisation_id=organisation_id,
        parcel=held,
        kind=Said.ERASED,
        role=role_of(actor),
        sealed=key.seal({"text": told}, number),
    )
    tell_both("parcel.erased_at_sender", held, actor, Action.UPDATE, organisation_id)


def clear(organisation_id: int, today: date) -> int:
    """Each night, for what this organisation sent: nobody opened it for long, a link is over, or a
    year has passed since it was sent. Returns how many went."""
    past = passed("parcel", today)
    sent = Parcel.unscoped.filter(organisation_id=organisation_id)
    unopened = Q(state=State.SENT, answer_by__lt=today - WAITS_UNOPENED)
    over = sent.filter(unopened | Q(sent_at__date__lte=past))
    codes = Connection.unscoped.filter(organisation_id=organisation_id, sender=None)
    codes.filter(code_until__lt=nights.not_after(timezone.now())).delete()
    numbers = list(over.values_list("pk", flat=True))
    return sum(_lapse(number, organisation_id, past) for number in numbers)


def clear_links(organisation_id: int) -> int:
    """Links that opened a while ago, or of which the days passed, by the day of the nights."""
    now, gone = nights.not_after(timezone.now()), 0
    for link in SecretLink.unscoped.filter(organisation_id=organisation_id):
        if not link_is_over(link.expires_at, link.open_until, now):
            continue
        held = hold_number(link.parcel_id)
        if held is not None and held.sealed is not None:
            close(held, link)
            gone += 1
    return gone


def _lapse(number: UUID, organisation_id: int, past: date) -> bool:
    """The text of what nobody opened; the whole row of what is a year old."""
    held = hold_number(number)
    if held is None:
        return False
    old = timezone.localdate(held.sent_at) <= past
    if held.sealed is not None or held.own_key_id is not None:
        held.state = held.state if held.state == State.REFUSED else State.LAPSED
        empty(held, BY_TERM)
        by_itself = OnSchedule(organisation_id)
        tell_both("parcel.lapsed", held, by_itself, Action.DELETE, organisation_id)
    if old:
        held.delete()
    return True
