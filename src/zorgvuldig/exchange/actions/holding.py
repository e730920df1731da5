"""A parcel held while something is done with it, moved along the table, and emptied.

Whoever comes second finds it as the first left it: opening and taking back cannot both happen.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.exchange.actions.telling import one_deed_at_a_time
from zorgvuldig.exchange.models import Message, Parcel
from zorgvuldig.recording.holding import moved
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.exchange import MOVES, State
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

PARCEL = "parcel"
GONE = "Dit pakket is er niet meer."
SAYS = {
    "open": "Dit pakket kan niet meer worden geopend. De afzender heeft het ingetrokken.",
    "accept": "Op dit pakket is al geantwoord, of het is nog niet geopend.",
    "refuse": "Op dit pakket is al geantwoord, of de afzender heeft het ingetrokken.",
    "revoke": "Intrekken kan niet meer: de ontvanger heeft het pakket geopend, of het is al weg. "
    "Klopt er iets niet? Stuur dan een correctie.",
    "lapse": GONE,
    "say": "Bij dit pakket kan nu niets meer worden gevraagd of geantwoord.",
    "feed_back": "Neem het pakket eerst aan. Daarna kunt u laten weten wat u ermee deed.",
    "correct": "Van dit pakket is niets meer over dat verbeterd kan worden.",
}


def hold(parcel: Parcel, deed: str) -> Parcel:
    """The row as it is now, held until this transaction ends; refused when the deed is not possible
    any more. Its state is the one after the deed, and not stored yet."""
    held = hold_number(parcel.pk)
    if held is None:
        raise NotNow(GONE)
    held.state = moved(MOVES, State(held.state), deed, SAYS[deed])
    return held


def hold_number(number: UUID) -> Parcel | None:
    """The row with this number, held, whatever its state."""
    one_deed_at_a_time()
    rows = Parcel.unscoped.select_for_update(of=("self",)).select_related("own_key", "their_key")
    return rows.filter(pk=number).first()


def empty(
    parcel: Parcel, reason: str, *, changed: "Iterable[str]" = (), leave_own: bool = False
) -> None:
    """Nothing of its text is left: the sealed letter goes, and the keys of both ends are thrown
    away, each with a line in the ledger of erasure. Call it with the row held.

    `changed`: what else of the row is to be stored; each end stores only what is its own.
    `leave_own`: what the receiver answered stays readable for the sender, and the letter not.
    """
    keys = [(parcel.receiver_id, parcel.their_key_id)]
    changed = {*changed, "state", "sealed", "their_key"}
    keys += [] if leave_own else [(parcel.organisation_id, parcel.own_key_id)]
    parcel.sealed, parcel.their_key = None, None
    if not leave_own:
        parcel.own_key = None
        changed.add("own_key")
        Message.unscoped.filter(parcel=parcel).update(sealed=None)
    parcel.save(update_fields=changed)
    for organisation_id, key in keys:
        if organisation_id is not None and key is not None:
            _throw_away(parcel, organisation_id, key, reason)


def _throw_away(parcel: Parcel, organisation_id: int, key: UUID, reason: str) -> None:
    with walls.saying(organisation=organisation_id):
        ledger.write(
            organisation=organisation_id,
            object_type=PARCEL,
            object_id=parcel.pk,
            key_id=key,
            on=timezone.localdate(),
            reason=reason,
        )
        DataKey.unscoped.filter(pk=key).delete()


def forget_parcel(number: UUID) -> int:
    """After a backup was put back: what had gone goes again, without a line. One that had not been
    opened in that backup is taken back; one that had, lapses."""
    held = hold_number(number)
    if held is None or held.sealed is None:
        return 0
    keys = [(held.organisation_id, held.own_key_id), (held.receiver_id, held.their_key_id)]
    held.state, held.sealed = State.LAPSED, None
    held.own_key = held.their_key = None
    with walls.saying(organisation=held.organisation_id):
        held.save(update_fields=["state", "sealed", "own_key", "their_key"])
        Message.unscoped.filter(parcel=held).update(sealed=None)
    for organisation_id, key in keys:
        if organisation_id is not None and key is not None:
            with walls.saying(organisation=organisation_id):
                DataKey.unscoped.filter(pk=key).delete()
    return 1


def now() -> "datetime":
    """This moment; asked in one place, so that a test may say another."""
    return timezone.now()


BY_TERM, TAKEN_BACK = Reason.TERM, Reason.LET_GO
