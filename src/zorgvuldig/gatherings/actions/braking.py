"""The brake on places at a meeting: one visitor does not take them all in a moment. It makes
somebody wait, and never costs them their request.

It works as the brake at the door of the line (decision 41): counted is a digest of the part of the
network a request came from (/24, or /56 of the longer addresses), under a key that turns every
quarter of an hour; kept for minutes. Of whom it was, nothing is known. Who asks for more than a
third of a meeting from there gets a ticket with which the same form passes after a wait, without
script. Waits come one after the other, and nobody waits more than half an hour in all.
"""

import hmac
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone

from zorgvuldig.gatherings.models import VisitorKnock
from zorgvuldig.rules.gatherings import places
from zorgvuldig.vault.keyring import ring

if TYPE_CHECKING:
    from uuid import UUID

    from zorgvuldig.gatherings.models import InformationMeeting

WINDOW = timedelta(minutes=10)
TURN = 15 * 60  # seconds that a key serves
STEP, LONGEST = 300, 600  # seconds to wait: for each that is too many, and at most
IN_ALL = 30 * 60  # seconds after the first wait in which a form is held again, and no longer
TICKET_LASTS = timedelta(hours=1)
TAKEN, HELD, PASSED = "taken", "held", "passed"


@dataclass(frozen=True)
class Wait:
    """How long the same form waits, and the ticket with which it passes then."""

    seconds: int
    ticket: str

    @property
    def minutes(self) -> int:
        return -(-self.seconds // 60)


@dataclass(frozen=True)
class Knocker:
    """From where somebody asks for places at one meeting."""

    meeting: "InformationMeeting"
    part: str

    def digests(self, what: str) -> list[bytes]:
        """Under the key of now, and the one before."""
        turn = int(time.time()) // TURN
        place = f"{self.meeting.pk}|{what}|{self.part}".encode()
        return [hmac.new(_key(turn - ago), place, sha256).digest() for ago in (0, 1)]


def knocker(meeting: "InformationMeeting", address: str | None) -> Knocker:
    """The part of the network of an address; the address itself goes no further than here."""
    if not address:
        return Knocker(meeting, "")
    known = ip_address(address.partition("%")[0])
    if isinstance(known, IPv6Address):
        known = known.ipv4_mapped or known
    wide = 56 if isinstance(known, IPv6Address) else 24
    return Knocker(meeting, str(ip_network(f"{known}/{wide}", strict=False)))


def hold(who: Knocker, number: "UUID", waited: str, people: int) -> Wait | None:
    """Does this request wait? Call it with the meeting held, so that what comes in at the same
    moment does not pass together. `number` is what the form stores under, so a ticket is of one
    form, and a form is stored once."""
    if (told := _ticket(number, waited)) is not None:
        return _come_back(who, number, waited, *told)
    free = places.at_once(who.meeting.places)
    too_many = _lately(who.digests(TAKEN)) + people - free
    _keep(who, TAKEN, many=people)
    if too_many <= 0:
        return None
    return _wait(who, number, STEP * -(-too_many // places.MOST_TOGETHER))


def _come_back(who: Knocker, number: "UUID", waited: str, since: int, ready: int) -> Wait | None:
    """What is left of the wait, and again when another that waited has just passed; then it
    passes."""
    if (left := ready - int(time.time())) > 0:
        return Wait(left, waited)
    just = _moment() - timedelta(seconds=STEP)
    passed = VisitorKnock.unscoped.filter(prefix_digest__in=who.digests(PASSED), at__gt=just)
    if since + IN_ALL > time.time() and passed.exists():
        return _wait(who, number, STEP, since)
    _keep(who, PASSED, at=_moment())
    return None


def _wait(who: Knocker, number: "UUID", least: int, since: int | None = None) -> Wait:
    """The next turn: a step after everybody who waits by now, and never further than the longest.
    It is kept under the moment of which it is the longest wait, so that it is forgotten in time."""
    now, longest = _moment(), timedelta(seconds=LONGEST)
    held = VisitorKnock.unscoped.filter(prefix_digest__in=who.digests(HELD))
    last = held.order_by("-at").values_list("at", flat=True).first()
    turn = now + timedelta(seconds=least)
    if last is not None:
        turn = max(turn, last + longest + timedelta(seconds=STEP))
    turn = min(turn, now + longest)
    _keep(who, HELD, at=turn - longest)
    ready = int(turn.timestamp())
    told = f"{number.hex}.{since or int(time.time())}.{ready}"
    return Wait(max(ready - int(time.time()), 1), _signer().sign(told))


def _ticket(number: "UUID", waited: str) -> tuple[int, int] | None:
    """Since when this form waits and when it passes; None when the ticket is not of us, or not of
    this form."""
    try:
        whose, since, ready = _signer().unsign(waited, max_age=TICKET_LASTS).split(".")
    except (BadSignature, ValueError):
        return None
    return (int(since), int(ready)) if whose == number.hex else None


def forget_knocks() -> None:
    """Let go of what counts no more, in the organisation that was said."""
    gone = VisitorKnock.unscoped.filter(at__lt=timezone.now() - WINDOW)
    held = gone.select_for_update(skip_locked=True).values_list("pk", flat=True)
    VisitorKnock.unscoped.filter(pk__in=list(held)).delete()


def _moment() -> datetime:
    """Now, by the clock of the tickets."""
    return datetime.fromtimestamp(time.time(), UTC)


def _lately(digests: list[bytes]) -> int:
    since = timezone.now() - WINDOW
    return VisitorKnock.unscoped.filter(prefix_digest__in=digests, at__gte=since).count()


def _keep(who: Knocker, what: str, *, many: int = 1, at: datetime | None = None) -> None:
    forget_knocks()
    organisation, digest = who.meeting.organisation_id, who.digests(what)[0]
    VisitorKnock.unscoped.bulk_create(
        VisitorKnock(organisation_id=organisation, prefix_digest=digest, at=at or timezone.now())
        for _ in range(many)
    )


def _key(turn: int) -> bytes:
    return hmac.new(ring().index, f"gatherings-knock|{turn}".encode(), sha256).digest()


def _signer() -> TimestampSigner:
    key = hmac.new(ring().index, b"gatherings-wait", sha256).hexdigest()
    return TimestampSigner(key=key, salt="gatherings.wait")
