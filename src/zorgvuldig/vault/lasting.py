"""Small secrets that outlive every ring key: sealed under the index secret, which never turns.

For what belongs to no organisation's file, such as the secret of a second factor.
"""

import hmac
from base64 import b64decode, b64encode
from hashlib import sha256

from zorgvuldig.vault.keyring import open_sealed, ring, seal


def seal_text(purpose: str, text: str) -> str:
    """The text, readable only with the ring and for the same purpose."""
    return b64encode(seal(_key(purpose), text.encode(), purpose.encode())).decode()


def open_text(purpose: str, sealed: str) -> str:
    """The text that was sealed for this purpose."""
    return open_sealed(_key(purpose), b64decode(sealed), purpose.encode()).decode()


def _key(purpose: str) -> bytes:
    return hmac.new(ring().index, f"lasting|{purpose}".encode(), sha256).digest()
