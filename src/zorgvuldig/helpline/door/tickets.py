"""What the forms at the door carry instead of a cookie: signed, for one line, and of limited use.

A form is born with `once`: an unguessable number that we signed, so that nobody chooses one. From
it follow, under a secret outside the database, the number of the request, the numbers of its
messages and the code to come back with. So a form that is sent again finds what it stored before
and shows the same code, while the database holds neither `once` nor the code.
"""

import hmac
import secrets
import time
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.core.signing import BadSignature, TimestampSigner

from zorgvuldig.helpline import coming_back
from zorgvuldig.vault.keyring import ring

TURN = "~"
FORM_LASTS = timedelta(days=7)  # a telephone keeps its pages open
TALK_LASTS = timedelta(minutes=30)
WAIT_LASTS = timedelta(minutes=5)  # once it is over


@dataclass(frozen=True)
class Seed:
    """What one form was born with. `turn`: it was shown again because what it brought was older
    than what the line knows; who sends it then, knows that, and means the same request."""

    organisation_id: int
    once: str
    turn: str = ""

    def number(self, of: str) -> UUID:
        """The number of what this form stores: always the same, and it tells nothing of `of`."""
        return UUID(bytes=self._derived(f"number|{of}")[:16], version=4)

    @property
    def code(self) -> str:
        """The code to come back with."""
        return coming_back.code_from(self._derived("code"))

    def _derived(self, what: str) -> bytes:
        place = f"helpline-form|{self.organisation_id}|{self.once}|{what}"
        return hmac.new(ring().index, place.encode(), sha256).digest()


def fresh(organisation_id: int) -> str:
    """`once` for a new form of this line."""
    return _signer("form", organisation_id).sign(secrets.token_urlsafe(16))


def turned(seed: Seed) -> str:
    """`once` for the same form that is shown again: it stores in the same request."""
    told = f"{seed.once}{TURN}{secrets.token_urlsafe(8)}"
    return _signer("form", seed.organisation_id).sign(told)


def seed(organisation_id: int, ticket: str) -> Seed | None:
    """What a form of this line was born with; nothing when we did not sign it, or long ago."""
    once, _, turn = _read("form", organisation_id, ticket, FORM_LASTS).partition(TURN)
    return Seed(organisation_id, once, turn) if once else None


def talk(organisation_id: int, request: UUID, digest: bytes | memoryview) -> str:
    """Keeps the talk about one request open for a while after its code was given; `digest` is what
    is kept of that code."""
    return _signer("talk", organisation_id).sign(f"{request}.{_mark(digest)}")


def talk_of(organisation_id: int, ticket: str) -> tuple[UUID, str] | None:
    """The request whose talk is still open by this ticket, and the mark of the code it was opened
    with."""
    number, _, mark = _read("talk", organisation_id, ticket, TALK_LASTS).partition(".")
    return (UUID(number), mark) if mark else None


def opened_with(digest: bytes | memoryview, mark: str) -> bool:
    """Is this the mark of the code that opens the talk by now? Another code shuts every page that
    stood open by the older one."""
    return hmac.compare_digest(_mark(digest), mark)


def _mark(digest: bytes | memoryview) -> str:
    return sha256(b"talk|" + bytes(digest)).hexdigest()[:16]


def wait(seed: Seed, seconds: int, since: int | None = None) -> str:
    """Lets the same form through after so many seconds; `since` is when it was held first."""
    now = int(time.time())
    told = f"{seed.once}.{since or now}.{now + seconds}"
    return _signer("wait", seed.organisation_id).sign(told)


def waits_since(seed: Seed, ticket: str) -> int:
    """When this form was held first; nought when the ticket is not of it."""
    known = _read("wait", seed.organisation_id, ticket, timedelta(hours=1)).rpartition(".")[0]
    once, _, since = known.rpartition(".")
    return int(since) if once == seed.once else 0


def left_to_wait(seed: Seed, ticket: str) -> int | None:
    """The seconds this form still has to wait; nothing when its ticket is not of us, not of this
    form, or has not been used for minutes."""
    known = _read("wait", seed.organisation_id, ticket, timedelta(hours=1))
    rest, _, ready = known.rpartition(".")
    once = rest.rpartition(".")[0]
    left = int(ready) - int(time.time()) if once == seed.once else -1
    if once != seed.once or left < -WAIT_LASTS.total_seconds():
        return None
    return max(left, 0)


def _read(kind: str, organisation_id: int, ticket: str, lasts: timedelta) -> str:
    try:
        return _signer(kind, organisation_id).unsign(ticket, max_age=lasts)
    except BadSignature:
        return ""


def _signer(kind: str, organisation_id: int) -> TimestampSigner:
    key = hmac.new(ring().index, b"helpline-tickets", sha256).hexdigest()
    return TimestampSigner(key=key, salt=f"helpline.{kind}.{organisation_id}")
