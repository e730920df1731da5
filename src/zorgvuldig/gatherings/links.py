"""Personal links without an account: to a participant's own place, and to a municipality's page.

A link carries the number of its row and a mark that follows from number and turn under a secret
outside the database. So it can be sent again, a stolen dump opens nothing, and raising the turn
makes the older link dead.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from zorgvuldig.vault.keyring import ring

MARK = 16  # bytes


def token(kind: str, number: UUID, turn: int) -> str:
    """The last part of a personal link; `kind` keeps the links of two kinds of row apart."""
    return _written(number.bytes + _mark(kind, number, turn))


def number_in(written: str) -> UUID | None:
    """The row a link says it is about. Ask `opens` before showing anything of it."""
    try:
        plain = urlsafe_b64decode(written + "=" * (-len(written) % 4))
    except ValueError:
        return None
    return UUID(bytes=plain[:16]) if len(plain) == 16 + MARK else None


def opens(kind: str, number: UUID, turn: int, written: str) -> bool:
    """Is this the link of that row as it is now?"""
    return hmac.compare_digest(token(kind, number, turn).encode(), written.encode())


def _mark(kind: str, number: UUID, turn: int) -> bytes:
    place = f"gatherings-link|{kind}|{number}|{turn}"
    return hmac.new(ring().index, place.encode(), sha256).digest()[:MARK]


def _written(plain: bytes) -> str:
    return urlsafe_b64encode(plain).decode().rstrip("=")
