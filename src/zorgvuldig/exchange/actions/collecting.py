"""A letter behind a link, for somebody who is not here: a code told by telephone opens it, once,
and then it can be fetched for a quarter of an hour.

Tries are counted on the row, held: so they are counted over all processes. After the last wrong one
the key is thrown away.
"""

import hmac
from base64 import b64decode
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.exchange import secrets
from zorgvuldig.exchange.actions.holding import BY_TERM, empty, hold_number
from zorgvuldig.exchange.actions.telling import OtherEnd, tell_both
from zorgvuldig.exchange.models import Parcel, SecretLink
from zorgvuldig.logbook.actions import Action
from zorgvuldig.rules.exchange import OPEN_FOR, TRIES, State, link_is_over
from zorgvuldig.vault import nights


@dataclass(frozen=True)
class Waiting:
    """What a visitor may know before the code: which name the sender chose, how many tries are
    left. `opened`: the code was right before, and only fetching is left."""

    parcel: Parcel
    link: SecretLink
    shown_as: str

    @property
    def opened(self) -> bool:
        return self.parcel.state != State.SENT

    @property
    def tries_left(self) -> int:
        return TRIES - self.link.tries


@transaction.atomic
def behind(link: str) -> Waiting | None:
    """What lies behind this link, held; nothing when it was never ours, was taken back, opened a
    while ago or is over. From here on the transaction works for its sender, and its alone."""
    handed_over = secrets.digest(secrets.LINK, link)
    organisation_id = secrets.at(handed_over)
    if organisation_id is None:
        return None
    walls.say(organisation=organisation_id)
    found = SecretLink.unscoped.filter(link_digest=handed_over).first()
    parcel = hold_number(found.parcel_id) if found else None
    known = SecretLink.unscoped.filter(link_digest=handed_over).first()
    if parcel is None or known is None or parcel.sealed is None:
        return None
    now = timezone.now()
    if link_is_over(known.expires_at, known.open_until, now):
        if link_is_over(known.expires_at, known.open_until, nights.not_after(now)):
            close(parcel, known)
        return None
    return Waiting(parcel, known, str(parcel.words(organisation_id).get("shown_as", "")))


@transaction.atomic
def try_code(waiting: Waiting, code: str) -> bool:
    """Is this the code? Right, it opens; wrong, it is counted, and the last time it shuts."""
    parcel, link = waiting.parcel, waiting.link
    if parcel.state != State.SENT:
        return False
    known = secrets.digest(secrets.CODE, code, str(parcel.pk))
    if hmac.compare_digest(known, bytes(link.code_digest)):
        _open(parcel, link)
        return True
    link.tries += 1
    link.save(update_fields=["tries"])
    _tell("parcel.tried_wrong", parcel, Action.READ)
    if link.tries >= TRIES:
        close(parcel, link)
    return False


def fetch(waiting: Waiting) -> bytes:
    """The paper, for who has a ticket: that it went is written down."""
    parcel = waiting.parcel
    _tell("parcel.fetched", parcel, Action.READ)
    return b64decode(parcel.words(parcel.organisation_id)["pdf"])


def close(parcel: Parcel, link: SecretLink) -> None:
    """Nothing opens any more, and nothing is left to read. Call it with the parcel held."""
    opened = parcel.state == State.OPENED
    parcel.state = State.LAPSED
    empty(parcel, BY_TERM)
    link.delete()
    if not opened:
        _tell("parcel.lapsed", parcel, Action.DELETE)


def _open(parcel: Parcel, link: SecretLink) -> None:
    parcel.state, parcel.opened_at = State.OPENED, timezone.now()
    parcel.save(update_fields=["state", "opened_at"])
    link.open_until = timezone.now() + OPEN_FOR
    link.save(update_fields=["open_until"])
    _tell("parcel.opened", parcel, Action.EXECUTE)


def _tell(event: str, parcel: Parcel, action: Action) -> None:
    visitor = OtherEnd(parcel.organisation_id)
    tell_both(event, parcel, visitor, action, parcel.organisation_id)
