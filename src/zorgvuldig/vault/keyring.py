"""The key ring: lives outside the database, in a file or the environment.

Several keys; the first wraps, all open. Form, in TOML:

    index = "<32 bytes, base64>"
    [[keys]]
    id = "2026-11-21"
    secret = "<32 bytes, base64>"
"""

import os
import secrets
import tomllib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from pathlib import Path

NONCE = 12


class KeyMissing(Exception):
    """A text was sealed with a key that is not on the ring."""


@dataclass(frozen=True)
class KeyRing:
    """The ring's keys by id, newest first, and the secret of the blind index."""

    keys: dict[str, bytes]
    index: bytes

    @property
    def newest(self) -> str:
        return next(iter(self.keys))

    def wrap(self, data_key: bytes, bound_to: bytes) -> tuple[str, bytes]:
        """The id of the newest key, and the data key sealed by it and bound to its own row."""
        return self.newest, seal(self.keys[self.newest], data_key, bound_to)

    def unwrap(self, key_id: str, wrapped: bytes, bound_to: bytes) -> bytes:
        """The data key. `KeyMissing` when its ring key is gone."""
        if key_id not in self.keys:
            raise KeyMissing(f"De sleutel {key_id} hangt niet aan de sleutelbos.")
        return open_sealed(self.keys[key_id], wrapped, bound_to)


def seal(key: bytes, content: bytes, bound_to: bytes) -> bytes:
    """AES-256-GCM: nonce and cipher text, readable only with the key and at the place it is for."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to)


def open_sealed(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """The content. `KeyMissing` when key or place do not fit, or a single bit was changed."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
    except InvalidTag as fault:
        raise KeyMissing("De sleutel past niet op deze tekst.") from fault


def parse(text: str) -> KeyRing:
    """A key ring from its written form; a sentence when something is wrong with it."""
    try:
        written = tomllib.loads(text)
        keys = {key["id"]: b64decode(key["secret"]) for key in written["keys"]}
        ring = KeyRing(keys, b64decode(written["index"]))
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as fault:
        raise ImproperlyConfigured(
            f"De sleutelbos is beschadigd en niet leesbaar ({fault}). Zet een goede kopie terug; "
            "daarna gaat alles vanzelf verder."
        ) from fault
    if not keys or any(len(secret) != 32 for secret in (*keys.values(), ring.index)):
        raise ImproperlyConfigured("Elke sleutel aan de sleutelbos telt 32 bytes.")
    return ring


def written(ring: KeyRing) -> str:
    """The ring as text, as `parse` reads it."""
    lines = [f'index = "{b64encode(ring.index).decode()}"']
    for key_id, secret in ring.keys.items():
        lines.append(f'[[keys]]\nid = "{key_id}"\nsecret = "{b64encode(secret).decode()}"')
    return "\n".join(lines) + "\n"


def fresh(key_id: str) -> KeyRing:
    """A new ring with one key."""
    return KeyRing({key_id: secrets.token_bytes(32)}, secrets.token_bytes(32))


def with_new_key(ring: KeyRing, key_id: str) -> KeyRing:
    """The ring with one more key in front, which wraps from now on."""
    return KeyRing({key_id: secrets.token_bytes(32), **ring.keys}, ring.index)


def save(ring: KeyRing, path: "Path") -> None:
    """Write the ring so that only its owner can read it, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(written(ring))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def ring() -> KeyRing:
    """The ring of this installation. Only beside the embedded database one is made when absent, and
    never a second time: it would seal what the first, once it is back, cannot open.

    A running server sees a ring that was turned: the file is read again when it changed.
    """
    if settings.KEY_RING:
        return _parsed(settings.KEY_RING)
    try:
        return _of_file(settings.KEY_RING_FILE)
    except PermissionError as fault:
        raise ImproperlyConfigured(
            f"De sleutelbos {settings.KEY_RING_FILE} mag niet gelezen worden door gebruiker "
            f"{os.getuid()}, als wie Zorgvuldig hier draait. Geef die het recht."
        ) from fault


def _of_file(path: "Path") -> KeyRing:
    if not path.exists():
        if not settings.EMBEDDED:
            raise ImproperlyConfigured(
                "De sleutelbos ontbreekt: zet ZORGVULDIG_KEYRING of ZORGVULDIG_KEYRING_FILE."
            )
        if _noted(path).exists():
            raise ImproperlyConfigured(
                f"De sleutelbos {path} is weg, en er kan al iets mee verzegeld zijn. Zet hem "
                f"terug; daarna gaat alles vanzelf verder."
            )
        save(fresh("eerste"), path)
        note_made()
    return _read(path, path.stat().st_mtime_ns)


def note_made() -> None:
    """Beside the embedded database: that there is a ring, for the day that it is gone."""
    if settings.EMBEDDED and not settings.KEY_RING:
        _noted(settings.KEY_RING_FILE).touch()


def _noted(path: "Path") -> "Path":
    return path.with_suffix(".made")


@lru_cache(maxsize=2)
def _read(path: "Path", changed_at: int) -> KeyRing:
    return parse(path.read_text())


@lru_cache(maxsize=2)
def _parsed(text: str) -> KeyRing:
    return parse(text)
