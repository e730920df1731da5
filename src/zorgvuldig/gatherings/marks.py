"""What follows from a number under a secret outside the database: who answered the questions, which
telephone is in the room, and that somebody stood before the screen. A stolen dump makes none.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.signing import BadSignature, TimestampSigner

from zorgvuldig.vault.keyring import ring

if TYPE_CHECKING:
    from uuid import UUID

    from zorgvuldig.rules.gatherings.codes import Moment

A_DAY = timedelta(days=1)


def of_answers(participant: "UUID", moment: "Moment") -> bytes:
    """That this participant answered at this moment."""
    return _digest(f"answers|{participant}|{moment}")


def new_phone(organisation_id: int, code: str) -> str:
    """A random number for a telephone that comes into this room, for as long as the code lasts."""
    return _phones(organisation_id, code).sign(secrets.token_urlsafe(12))


def came_in(organisation_id: int, code: str, phone: str) -> bool:
    """Did we give this number, for this code, today?"""
    try:
        _phones(organisation_id, code).unsign(phone, max_age=A_DAY)
    except BadSignature:
        return False
    return True


def of_phone(phone: str, asked: "UUID") -> bytes:
    """That this telephone answered this question: another question, another mark."""
    return _digest(f"phone|{phone.partition(':')[0]}|{asked}")[:16]


def of_screen(organisation_id: int, code: str) -> str:
    """That this code was read from the screen, and was not guessed."""
    return urlsafe_b64encode(_digest(f"screen|{organisation_id}|{code}")[:9]).decode()


def from_screen(organisation_id: int, code: str, mark: str) -> bool:
    """Does this mark belong to this code?"""
    return hmac.compare_digest(of_screen(organisation_id, code).encode(), mark.encode())


def _phones(organisation_id: int, code: str) -> TimestampSigner:
    key = hmac.new(ring().index, b"gatherings-phones", sha256).hexdigest()
    return TimestampSigner(key=key, salt=f"gatherings.phone.{organisation_id}.{code}")


def _digest(place: str) -> bytes:
    return hmac.new(ring().index, f"gatherings-mark|{place}".encode(), sha256).digest()
