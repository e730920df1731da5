"""Turning the key ring: a new key in front, every data key wrapped anew, the old key taken off.

Data keys of all organisations are walked over, so this works through the owner's connection.
Texts stay as they are: only the small wrapped keys are written again.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connections, transaction
from django.db.models import Count

from zorgvuldig.vault import belonging, keyring
from zorgvuldig.vault.belonging import OWNER
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from datetime import date

    from zorgvuldig.vault.keyring import KeyRing

BATCH = 500


class RingFixed(Exception):
    """The ring cannot be changed like this; its text says why, in Dutch."""


def hanging() -> dict[str, int]:
    """How many data keys hang on each key of the ring, newest key first."""
    counted = DataKey.unscoped.using(OWNER).values_list("ring_key").annotate(Count("id"))
    known = dict.fromkeys(keyring.ring().keys, 0)
    return known | dict(counted.order_by("ring_key"))


def begin() -> None:
    """The first ring, in its file, where there is none, and on no other host either."""
    if settings.KEY_RING or settings.KEY_RING_FILE.exists():
        raise RingFixed("Er is al een sleutelbos. Een nieuwe sleutel eraan: keys rotate.")
    if _something_is_sealed():
        raise RingFixed(
            "In deze database is al iets verzegeld. Zet de sleutelbos terug die erbij hoort; een "
            "nieuwe opent daar niets van."
        )
    first = keyring.fresh("eerste")
    with belonging.taking(first) as taken:
        if not taken:
            raise RingFixed(
                "Bij deze database hoort al een sleutelbos, die op een andere plek is gemaakt. Zet "
                "hier een kopie daarvan; een tweede verzegelt wat de eerste niet opent."
            )
        keyring.save(first, settings.KEY_RING_FILE)
    keyring.note_made()


def _something_is_sealed() -> bool:
    there = connections[OWNER].introspection.table_names()
    known = DataKey._meta.db_table in there  # not yet before the first `migrate`
    return known and DataKey.unscoped.using(OWNER).exists()


def turn(today: "date") -> str:
    """Hang a new key in front; returns its id. From now on it wraps, and every key still opens."""
    with belonging.turning():
        ring = keyring.ring()
        key_id = _free_id(ring, today.isoformat())
        _save(keyring.with_new_key(ring, key_id))
    return key_id


def rewrap() -> int:
    """Wrap every data key with the newest key, in batches; may be stopped and begun again."""
    newest, done = keyring.ring().newest, 0
    while batch := _wrap_batch(newest):
        done += batch
    return done


def drop(key_id: str) -> None:
    """Take an old key off the ring, when nothing hangs on it anymore."""
    ring = keyring.ring()
    if key_id not in ring.keys:
        raise RingFixed(f"De sleutel {key_id} hangt niet aan de sleutelbos.")
    if key_id == ring.newest:
        raise RingFixed("De nieuwste sleutel is in gebruik. Maak eerst een nieuwe: keys rotate.")
    if count := hanging()[key_id]:
        raise RingFixed(
            f"Er hangen nog {count} gegevenssleutels aan {key_id}. Voer eerst uit: keys rewrap."
        )
    left = {known: secret for known, secret in ring.keys.items() if known != key_id}
    _save(keyring.KeyRing(left, ring.index))


@transaction.atomic(using=OWNER)
def _wrap_batch(newest: str) -> int:
    others = DataKey.unscoped.using(OWNER).exclude(ring_key=newest)
    batch = list(others.select_for_update(skip_locked=True)[:BATCH])
    for key in batch:
        key.rewrap()
    return len(batch)


def _free_id(ring: "KeyRing", wished: str) -> str:
    names = (wished, *(f"{wished}-{number}" for number in range(2, 1000)))
    return next(name for name in names if name not in ring.keys)


def _save(ring: "KeyRing") -> None:
    if settings.KEY_RING:
        raise RingFixed("De sleutelbos staat in de omgeving (ZORGVULDIG_KEYRING). Wijzig hem daar.")
    keyring.save(ring, settings.KEY_RING_FILE)


def try_one_of_each() -> None:
    """Open one data key of each key on the ring; `KeyMissing` when one does not open."""
    for key_id in keyring.ring().keys:
        key = DataKey.unscoped.using(OWNER).filter(ring_key=key_id).first()
        if key:
            _ = key.secret
