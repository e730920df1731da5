"""Finding a person again without storing a readable name: a keyed digest, per organisation.

The same name gives another digest in another organisation, so nothing can be compared across them.
"""

import hmac
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from zorgvuldig.vault.keyring import ring

if TYPE_CHECKING:
    from datetime import date


def normalised(name: str) -> str:
    """The name without accents, case, punctuation and extra space: "D’Artagnán" → "dartagnan"."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = (c if c.isalnum() else " " if c.isspace() or c == "-" else "" for c in plain)
    return " ".join("".join(kept).split())


def of_name(name: str, organisation_id: int) -> bytes:
    """The digest of a name within one organisation."""
    return _digest("name", organisation_id, normalised(name))


def of_name_and_birth(name: str, born_on: "date", organisation_id: int) -> bytes:
    """The digest of a name with its birth date within one organisation."""
    return _digest("name+birth", organisation_id, f"{normalised(name)}|{born_on.isoformat()}")


def of_address(address: str, organisation_id: int) -> bytes:
    """The digest of an e-mail address within one organisation, however it was typed."""
    return _digest("address", organisation_id, address.strip().casefold())


def _digest(kind: str, organisation_id: int, text: str) -> bytes:
    return hmac.new(ring().index, f"{kind}|{organisation_id}|{text}".encode(), sha256).digest()
