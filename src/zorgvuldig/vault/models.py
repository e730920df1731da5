"""One data key per dossier, draft box or unease note, wrapped by the key ring."""

import secrets
import uuid
from typing import Any

import msgspec
from django.db import models

from zorgvuldig.vault.keyring import open_sealed, ring, seal


class DataKey(models.Model):
    """A wrapped data key. Without it, everything sealed by it is gone, in every backup."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.BigIntegerField(db_index=True)
    ring_key = models.CharField(max_length=64, db_index=True)
    wrapped = models.BinaryField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.id)

    @classmethod
    def make(cls, organisation_id: int) -> "DataKey":
        """A new key for one organisation's file."""
        key = cls(organisation_id=organisation_id)
        key.ring_key, key.wrapped = ring().wrap(secrets.token_bytes(32), key.id.bytes)
        key.save(force_insert=True)
        return key

    @property
    def secret(self) -> bytes:
        """The data key itself, unwrapped once per row object."""
        if not hasattr(self, "_secret"):
            self._secret = ring().unwrap(self.ring_key, bytes(self.wrapped), self.id.bytes)
        return self._secret

    def rewrap(self) -> None:
        """Wrap again with the ring's newest key; texts sealed by this key stay as they are."""
        self.ring_key, self.wrapped = ring().wrap(self.secret, self.id.bytes)
        self.save(update_fields=["ring_key", "wrapped"])

    def seal(self, words: dict[str, Any], place: uuid.UUID) -> bytes:
        """The words as one sealed text, readable only at `place` (the row they belong to)."""
        return seal(self.secret, msgspec.json.encode(words), place.bytes)

    def open(self, sealed: "bytes | memoryview[int]", place: uuid.UUID) -> dict[str, Any]:
        """The words that were sealed for `place`."""
        return msgspec.json.decode(open_sealed(self.secret, bytes(sealed), place.bytes), type=dict)
