"""Sending a parcel, and taking it back as long as nobody opened it.

The room above brings a letter that was decided on, and is asked for it within the sending: it asks
its own rules then, and holds what they rest on. What is sent is that letter and nothing else.
"""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.exchange import secrets
from zorgvuldig.exchange.access.parcels import runs_already
from zorgvuldig.exchange.actions.holding import TAKEN_BACK, empty, hold
from zorgvuldig.exchange.actions.telling import tell_both
from zorgvuldig.exchange.models import Connection, Message, Parcel, SecretLink
from zorgvuldig.logbook.actions import Action
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.exchange import MOST_DAYS, State
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

ON_ITS_WAY = (
    "Deze brief is al onderweg of aangekomen. Trek het pakket eerst in, of stuur een correctie."
)
NOT_CONNECTED = "Met deze organisatie is geen verbinding meer. Vraag uw beheerder ernaar."
ANOTHER_KIND = "Deze organisatie is een ander soort ontvanger dan waarvoor is besloten."
OUTSIDE = "Kies een dag binnen twee weken. Daarna werkt een link niet meer."


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a room above decided to send: from which of its own decisions, on which ground, to which
    kind of recipient, and the letter word for word, with its paper."""

    kind: str
    decision: UUID
    client_ref: UUID
    ground: str
    addressee: str
    to: str
    letter: dict[str, Any]
    pdf: bytes
    digest: str
    feedback_on: date | None = None

    @property
    def words(self) -> dict[str, Any]:
        """What is sealed."""
        return {"letter": self.letter, "pdf": b64encode(self.pdf).decode(), "to": self.to}


Ask = Callable[[], Decided]  # asks the rules of the room above, as they are now


@transaction.atomic
def send(
    *,
    ask: Ask,
    actor: "Actor",
    connection: Connection,
    answer_by: date,
    once: UUID,
    feedback_on: date | None = None,
) -> Parcel:
    """To an organisation that receives here. The connection is asked again, and must lead to the
    kind of recipient that was decided on. `feedback_on` is agreed here when no decision says it."""
    decided = ask()
    known = Connection.unscoped.select_for_update(of=("self",), no_key=True)
    held = known.filter(pk=connection.pk, sender=actor.organisation, ended_on=None).first()
    if held is None:
        raise NotNow(NOT_CONNECTED)
    if held.addressee != decided.addressee:
        raise NotNow(ANOTHER_KIND)
    parcel = _parcel(actor, decided, answer_by, once, decided.words)
    parcel.feedback_on = parcel.feedback_on or feedback_on
    parcel.receiver_id, parcel.receiver_name = held.organisation_id, held.receiver_name
    assert parcel.own_key is not None
    parcel.their_key = parcel.own_key.copied_for(held.organisation_id)
    with walls.saying(organisation=held.organisation_id):
        parcel.their_key.save(force_insert=True)
    parcel.save(force_insert=True)
    tell_both("parcel.sent", parcel, actor, Action.CREATE)
    return parcel


@transaction.atomic
def send_link(
    *, ask: Ask, actor: "Actor", shown_as: str, last_day: date, once: UUID
) -> tuple[Parcel, str, str]:
    """To who does not receive here: behind a link that opens once, with a code that is told by
    telephone. Returns the parcel, the link's secret and the code; they are shown once and kept
    nowhere."""
    decided = ask()
    if not timedelta() <= last_day - timezone.localdate() <= timedelta(days=MOST_DAYS):
        raise NotNow(OUTSIDE)
    parcel = _parcel(actor, decided, last_day, once, {**decided.words, "shown_as": shown_as})
    parcel.save(force_insert=True)
    link, code = secrets.link(), secrets.spoken(2)
    SecretLink.unscoped.create(
        parcel=parcel,
        organisation_id=parcel.organisation_id,
        link_digest=secrets.digest(secrets.LINK, link),
        code_digest=secrets.digest(secrets.CODE, code, str(parcel.pk)),
        expires_at=_end_of(last_day),
    )
    tell_both("parcel.sent", parcel, actor, Action.CREATE)
    return parcel, link, code


def _parcel(
    actor: "Actor", decided: Decided, answer_by: date, once: UUID, words: dict[str, Any]
) -> Parcel:
    """The row, sealed with a key of its own that is stored; the row itself is not stored yet."""
    if Parcel.unscoped.filter(pk=once).exists():
        raise AlreadyRecorded(once)
    if runs_already(actor.organisation.pk, decided.decision):
        raise NotNow(ON_ITS_WAY)
    key = DataKey.make(actor.organisation.pk)
    return Parcel(
        id=once,
        organisation=actor.organisation,
        sender_name=actor.organisation.name,
        kind=decided.kind,
        decision=decided.decision,
        client_ref=decided.client_ref,
        ground=decided.ground,
        sent_by_id=actor.membership_id,
        answer_by=answer_by,
        feedback_on=decided.feedback_on,
        digest=decided.digest,
        own_key=key,
        sealed=key.seal(words, once),
    )


def _end_of(day: date) -> datetime:
    after = datetime.combine(day + timedelta(days=1), datetime.min.time())
    return timezone.make_aware(after)


@transaction.atomic
def revoke(*, parcel: Parcel, actor: "Actor", reason: str = TAKEN_BACK) -> None:
    """Take it back before it is opened: both keys are thrown away, and nothing is left to read."""
    held = hold(parcel, "revoke")
    held.revoked_at = timezone.now()
    empty(held, reason, changed=["revoked_at"])
    Message.unscoped.filter(parcel=held).delete()
    SecretLink.unscoped.filter(parcel=held).delete()
    tell_both("parcel.revoked", held, actor, Action.DELETE)


def revoke_unopened(*, actor: "Actor", rows: "QuerySet[Parcel]") -> int:
    """The same for several, each as it stands by then: what was opened meanwhile stays."""
    taken = 0
    for parcel in rows.filter(state=State.SENT):
        try:
            with transaction.atomic():
                revoke(parcel=parcel, actor=actor)
        except NotNow:
            continue
        taken += 1
    return taken
