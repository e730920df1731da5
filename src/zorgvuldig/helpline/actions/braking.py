"""The brake at the door: it makes somebody wait, and never costs a caller a message.

Waits come one after the other: whoever is held while others wait, waits longer than they do, and
forms that were held together pass one by one, also when they come back at the same moment. Nobody
waits more than a quarter of an hour in all, so that every message is stored in the end.

Counted is a digest of the part of the network a knock came from (/24, or /56 of the longer
addresses), under a key that turns every quarter of an hour; kept for minutes. Whoever knocks too
often gets a ticket with which the same form passes after a wait, without script. Codes tried wrong
have a lower limit of their own, for each part of the network and for the line as a whole: a try
costs work on purpose.
"""

import hmac
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db import connection
from django.utils import timezone

from zorgvuldig.helpline.door import tickets
from zorgvuldig.helpline.models import Knock
from zorgvuldig.vault.keyring import ring

WINDOW = timedelta(minutes=10)
TURN = 15 * 60  # seconds that a key serves
STEP, LONGEST = 30, 300  # seconds to wait: for each that is too many, and at most
IN_ALL = 15 * 60  # seconds after the first wait in which a form is held again, and no longer
WHOLE_LINE = 15  # times as many codes tried wrong as from one part of the network
MESSAGE, TRY, USED, HELD, PASSED = "message", "try", "used", "held", "passed"


@dataclass(frozen=True)
class Wait:
    """How long the same form waits, and the ticket with which it passes then."""

    seconds: int
    ticket: str


@dataclass(frozen=True)
class Knocker:
    """From where somebody knocks at one line."""

    organisation_id: int
    part: str

    def digests(self, what: str, part: str | None = None) -> list[bytes]:
        """Under the key of now, and the one before."""
        turn = int(time.time()) // TURN
        place = f"{self.organisation_id}|{what}|{self.part if part is None else part}".encode()
        return [hmac.new(_key(turn - ago), place, sha256).digest() for ago in (0, 1)]


def knocker(organisation_id: int, address: str | None) -> Knocker:
    """The part of the network of an address; the address itself goes no further than here."""
    if not address:
        return Knocker(organisation_id, "")
    known = ip_address(address.partition("%")[0])
    if isinstance(known, IPv6Address):
        known = known.ipv4_mapped or known
    wide = 56 if isinstance(known, IPv6Address) else 24
    return Knocker(organisation_id, str(ip_network(f"{known}/{wide}", strict=False)))


def hold_message(
    who: Knocker, seed: tickets.Seed, waited: str, *, what: str, suspicious: bool
) -> Wait | None:
    """Does this message wait? Each that is too many waits a step longer than the one before. A
    ticket lets one message pass, however often it is sent; `what` tells two messages apart."""
    _one_at_a_time(who, MESSAGE)
    left = tickets.left_to_wait(seed, waited)
    used, this = who.digests(USED, waited), who.digests(USED, f"{waited}|{what}")
    if left is not None and _lately(this):
        return None
    if left is not None and not _lately(used):
        return _hold_on(who, MESSAGE, seed, waited, (used[0], this[0]))
    too_many = _lately(who.digests(MESSAGE)) + 1 - settings.LINE_MESSAGES
    _keep(who.organisation_id, who.digests(MESSAGE)[0])
    if too_many <= 0 and not suspicious:
        return None
    return _wait(who, MESSAGE, seed, max(too_many, 1) * STEP)


def hold_try(who: Knocker, seed: tickets.Seed, waited: str) -> Wait | None:
    """Does this try of a code wait? A ticket lets one try pass."""
    _one_at_a_time(who, TRY)
    used = who.digests(USED, waited)
    if tickets.left_to_wait(seed, waited) is not None and not _lately(used):
        return _hold_on(who, TRY, seed, waited, (used[0],))
    often = _lately(who.digests(TRY)) >= settings.LINE_TRIES
    line = _lately(who.digests(TRY, "")) >= settings.LINE_TRIES * WHOLE_LINE
    return _wait(who, TRY, seed, STEP) if often or line else None


def _hold_on(
    who: Knocker, kind: str, seed: tickets.Seed, waited: str, used: tuple[bytes, ...]
) -> Wait | None:
    """Who comes back with a ticket waits what is left of it, and again when another that waited has
    just passed; then passes, and the ticket is used."""
    left, since = tickets.left_to_wait(seed, waited), tickets.waits_since(seed, waited)
    if left:
        return Wait(left, waited)
    just = _moment() - timedelta(seconds=STEP)
    passed = Knock.unscoped.filter(prefix_digest__in=who.digests(f"{PASSED}|{kind}"), at__gt=just)
    if since + IN_ALL > time.time() and passed.exists():
        return _wait(who, kind, seed, STEP, since)
    _keep(who.organisation_id, *used)
    _keep(who.organisation_id, who.digests(f"{PASSED}|{kind}")[0], at=_moment())
    return None


def tried_wrong(who: Knocker) -> None:
    """Count a code that opened nothing."""
    for part in {who.part, ""}:
        _keep(who.organisation_id, who.digests(TRY, part)[0])


def forget_knocks() -> None:
    """Let go of what counts no more, in the organisation that was said."""
    gone = Knock.unscoped.filter(at__lt=timezone.now() - WINDOW)
    held = gone.select_for_update(skip_locked=True).values_list("pk", flat=True)
    Knock.unscoped.filter(pk__in=list(held)).delete()


def _wait(
    who: Knocker, kind: str, seed: tickets.Seed, least: int, since: int | None = None
) -> Wait:
    """The next turn: a step after everybody who waits by now, and never further than the longest.
    A turn is kept under the moment of which it is the longest wait, so that it is forgotten in
    time."""
    now, longest = _moment(), timedelta(seconds=LONGEST)
    held = Knock.unscoped.filter(prefix_digest__in=who.digests(f"{HELD}|{kind}"))
    last = held.order_by("-at").values_list("at", flat=True).first()
    turn = now + timedelta(seconds=least)
    if last is not None:
        turn = max(turn, last + longest + timedelta(seconds=STEP))
    turn = min(turn, now + longest)
    _keep(who.organisation_id, who.digests(f"{HELD}|{kind}")[0], at=turn - longest)
    seconds = round((turn - now).total_seconds())
    return Wait(seconds, tickets.wait(seed, seconds, since))


def _one_at_a_time(who: Knocker, kind: str) -> None:
    """Until this answer is there, nobody else of this part of the network is counted: what comes in
    at the same moment does not pass together."""
    place = int.from_bytes(who.digests(f"turn|{kind}")[0][:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [place])


def _moment() -> datetime:
    """Now, by the clock of the tickets."""
    return datetime.fromtimestamp(time.time(), UTC)


def _lately(digests: list[bytes]) -> int:
    since = timezone.now() - WINDOW
    return Knock.unscoped.filter(prefix_digest__in=digests, at__gte=since).count()


def _keep(organisation_id: int, *digests: bytes, at: datetime | None = None) -> None:
    forget_knocks()
    Knock.unscoped.bulk_create(
        Knock(organisation_id=organisation_id, prefix_digest=digest, at=at or timezone.now())
        for digest in digests
    )


def _key(turn: int) -> bytes:
    return hmac.new(ring().index, f"helpline-knock|{turn}".encode(), sha256).digest()
