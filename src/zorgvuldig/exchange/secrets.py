"""What is handed over by other means: codes that are said aloud, and links. Only a digest under a
secret outside the database is kept."""

import hmac
import secrets
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.signing import BadSignature, TimestampSigner
from django.db import connection

from zorgvuldig.rules.exchange import OPEN_FOR
from zorgvuldig.vault.keyring import ring

if TYPE_CHECKING:
    from uuid import UUID

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that sounds or looks like another
CONNECTION, LINK, CODE = "connection", "link", "code"


def spoken(groups: int) -> str:
    """A fresh code in groups of four, to read out: "KX7P-2M4T"."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(groups))


def link() -> str:
    """A fresh link that nobody guesses."""
    return secrets.token_urlsafe(24)


def digest(kind: str, said: str, place: str = "") -> bytes:
    """What is kept of it, however it was typed where it was said aloud."""
    plain = said if kind == LINK else "".join(c for c in said.upper() if c in LETTERS)
    return hmac.new(ring().index, f"exchange-{kind}|{place}|{plain}".encode(), sha256).digest()


def at(handed_over: bytes) -> int | None:
    """The organisation of a code or link, for who has it whole; nothing for anything else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT exchange_at(%s)", [handed_over])
        return cursor.fetchone()[0]  # type: ignore[no-any-return]


def ticket(parcel: "UUID") -> str:
    """Lets somebody whose code was right fetch this letter for a short time."""
    return _signer().sign(str(parcel))


def is_ticket(parcel: "UUID", told: str) -> bool:
    """Did we give this out for this letter, a short time ago?"""
    try:
        return _signer().unsign(told, max_age=OPEN_FOR) == str(parcel)
    except BadSignature:
        return False


def _signer() -> TimestampSigner:
    key = hmac.new(ring().index, b"exchange-tickets", sha256).hexdigest()
    return TimestampSigner(key=key, salt="exchange.link")
