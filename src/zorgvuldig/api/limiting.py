"""How often may be asked: so many calls a minute per account, or per part of the network.

Counted in the database, so that all processes count together. Of where an open call came from only
a digest of the part of the network is kept (/24, or /56 of the longer addresses), under a key that
turns every minute, and for minutes.
"""

import hmac
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from zorgvuldig.api.models import CallCount
from zorgvuldig.api.problems import Refused
from zorgvuldig.people.actor import Machine
from zorgvuldig.vault.keyring import ring

WINDOW, TEN_MINUTES = 60, 600
KEPT = timedelta(minutes=15)
COUNTED = (
    "INSERT INTO api_callcount (digest, begins_at, calls) VALUES (%s, %s, 1)"
    " ON CONFLICT (digest) DO UPDATE SET calls = api_callcount.calls + 1 RETURNING calls"
)


class Left(NamedTuple):
    """How many calls are left in this minute, and after how many seconds there are more."""

    most: int
    calls: int
    seconds: int

    def headers(self) -> dict[str, str]:
        """As the caller is told."""
        return {
            "RateLimit-Policy": f'"minuut";q={self.most};w={WINDOW}',
            "RateLimit": f'"minuut";r={max(self.calls, 0)};t={self.seconds}',
        }


def count(machine: Machine | None, address: str | None) -> Left:
    """Count this call. Who asked too often waits until the minute is over."""
    now = int(time.time())
    begins, over = now - now % WINDOW, WINDOW - now % WINDOW
    most = settings.API_CALLS if machine else settings.API_OPEN_CALLS
    who = f"account|{machine.account}" if machine else f"part|{part_of(address)}"
    left = Left(most, most - _counted(who, begins), over)
    if left.calls < 0:
        raise Refused(429, **{"Retry-After": str(over)}, **left.headers())
    return left


def count_message(machine: Machine) -> None:
    """Count a new message for the line: as many in ten minutes as from one part of the network at
    its public form. Who waits passes in the next ten minutes, so no message is lost."""
    now = int(time.time())
    begins, over = now - now % TEN_MINUTES, TEN_MINUTES - now % TEN_MINUTES
    if _counted(f"messages|{machine.account}", begins) > settings.LINE_MESSAGES:
        raise Refused(429, **{"Retry-After": str(over)})


def part_of(address: str | None) -> str:
    """The part of the network of an address; the address itself goes no further than here."""
    if not address:
        return ""
    known = ip_address(address.partition("%")[0])
    if isinstance(known, IPv6Address):
        known = known.ipv4_mapped or known
    wide = 56 if isinstance(known, IPv6Address) else 24
    return str(ip_network(f"{known}/{wide}", strict=False))


@transaction.atomic
def forget() -> None:
    """Let go of what counts no more."""
    gone = CallCount.unscoped.filter(begins_at__lt=timezone.now() - KEPT)
    held = gone.select_for_update(skip_locked=True).values_list("pk", flat=True)
    CallCount.unscoped.filter(pk__in=list(held)).delete()


def _counted(who: str, begins: int) -> int:
    digest = hmac.new(ring().index, f"api-calls|{begins}|{who}".encode(), sha256).digest()
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [digest, datetime.fromtimestamp(begins, UTC)])
        calls = int(cursor.fetchone()[0])
    if calls == 1:
        forget()
    return calls
