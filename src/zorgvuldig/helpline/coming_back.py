"""The code with which a caller comes back: unguessable, shown once, kept as a slow digest.

The digest is salted with a secret outside the database and the number of the organisation, so that
a stolen dump cannot be tried out, and an unknown code costs as long as a known one.
"""

import hmac
import secrets
import unicodedata
from hashlib import scrypt, sha256

from zorgvuldig.helpline.models.requests import ALPHABET
from zorgvuldig.vault.keyring import ring

GROUPS, LENGTH = 4, 4  # 26^16, about 75 bits
COST = {"n": 2**14, "r": 8, "p": 1}  # some 50 ms and 16 MB


def new_code() -> str:
    """A fresh code, as it is shown: "ACDE-FGHJ-KLMN-PQRT"."""
    return code_from(secrets.token_bytes(32))


def code_from(chance: bytes) -> str:
    """The code that belongs to 32 unguessable bytes: always the same one."""
    number, letters = int.from_bytes(chance), ""
    for _ in range(GROUPS * LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters += ALPHABET[place]
    return "-".join(letters[i : i + LENGTH] for i in range(0, len(letters), LENGTH))


def typed_code(text: str) -> str:
    """The code as somebody typed it, without spaces, dashes and small letters, and with digits of
    whichever keyboard; empty when it can be no code of ours."""
    plain = "".join(_plain(c) for c in unicodedata.normalize("NFKC", text).upper())
    return plain if len(plain) == GROUPS * LENGTH and set(plain) <= set(ALPHABET) else ""


def _plain(sign: str) -> str:
    if unicodedata.category(sign) in ("Zs", "Cc", "Cf", "Pd"):
        return ""
    return str(unicodedata.digit(sign, sign))


def digest(code: str, organisation_id: int) -> bytes:
    """What is kept of a code within one line. Slow on purpose: ask it once per request."""
    place = f"helpline-code|{organisation_id}".encode()
    salt = hmac.new(ring().index, place, sha256).digest()
    return scrypt(typed_code(code).encode(), salt=salt, dklen=32, **COST)
