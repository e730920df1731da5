"""One data key per dossier, draft box or unease note, wrapped by the key ring; a line about each
that was thrown away; up to which day that was done; and which ring is the one of this database."""

import secrets
import uuid
from typing import Any

import msgspec
from django.db import models

from zorgvuldig.language.made import letters
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
        key = cls.unsaved(organisation_id)
        key.save(force_insert=True)
        return key

    @classmethod
    def unsaved(cls, organisation_id: int) -> "DataKey":
        """A new key that is not stored yet: what it seals is lost unless it is."""
        key = cls(organisation_id=organisation_id)
        key._secret = secrets.token_bytes(32)
        key.ring_key, key.wrapped = ring().wrap(key._secret, key.id.bytes)
        return key

    def copied_for(self, organisation_id: int) -> "DataKey":
        """The same key once more, wrapped for another organisation; not stored yet. Each throws its
        own away, and what it sealed is gone when both did."""
        key = DataKey(organisation_id=organisation_id)
        key._secret = self.secret
        key.ring_key, key.wrapped = ring().wrap(key._secret, key.id.bytes)
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
        return seal(self.secret, msgspec.json.encode(words, enc_hook=letters), place.bytes)

    def open(self, sealed: "bytes | memoryview[int]", place: uuid.UUID) -> dict[str, Any]:
        """The words that were sealed for `place`."""
        return msgspec.json.decode(open_sealed(self.secret, bytes(sealed), place.bytes), type=dict)


class Reason(models.TextChoices):
    """Why something was erased."""

    TERM = "TERM", "de bewaartermijn is voorbij"
    CLIENT_ASKED = "CLIENT_ASKED", "de cliënt vroeg erom"
    CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN", "de toestemming is geweigerd of ingetrokken"
    LET_GO = "LET_GO", "losgelaten door wie het opschreef"


class Erasure(models.Model):
    """One line of the erasure ledger: what was erased, so that a restored backup forgets it again.

    Numbers and a code: no name, no word, no reference. Written in the transaction of the erasing;
    `ledger` copies it to a file outside the database.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.BigIntegerField(db_index=True)
    object_type = models.CharField(max_length=20)
    object_id = models.UUIDField()
    key_id = models.UUIDField(null=True)
    on = models.DateField()
    reason = models.CharField(max_length=20, choices=Reason)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="erased_for_a_reason", condition=models.Q(reason__in=Reason.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"


class OneRow(models.Model):
    """Something that is known once, of no organisation."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)

    unscoped = models.Manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(name="one_%(class)s_is_known", condition=models.Q(id=1)),
        ]


class Night(OneRow):
    """Up to which day erasing has come. See `nights`."""

    day = models.DateField()
    moved_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.day.isoformat()


class RingMark(OneRow):
    """The mark of the ring that belongs to this database. See `belonging`."""

    ring = models.BinaryField()
    newest = models.BinaryField()

    def __str__(self) -> str:
        return bytes(self.ring).hex()[:8]
