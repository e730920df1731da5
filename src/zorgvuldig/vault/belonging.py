"""Which ring is the ring of this database: the database keeps a mark of it.

Promise: two hosts that each made a ring do not both seal. The first ring that serves leaves its
mark; with another one nothing begins to serve, to work or to turn here. A mark opens nothing and
names no key: a keyed digest under the index secret, which never turns, so that a ring that was
turned is still the same ring. A second mark, of the newest key, tells a ring that lags behind.
"""

import hmac
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction

from zorgvuldig.vault import keyring
from zorgvuldig.vault.models import DataKey, RingMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zorgvuldig.vault.keyring import KeyRing

OWNER = "owner"
OTHER = (
    "De sleutelbos op deze plek hoort niet bij deze database. Zet hier een kopie van de sleutelbos "
    "die er wel bij hoort: een andere verzegelt wat verder niemand opent."
)
LAGS = (
    "Aan de sleutelbos op deze plek ontbreekt de nieuwste sleutel van deze database. Zet hier een "
    "kopie van de sleutelbos waar hij wel aan hangt."
)


class OtherRing(ImproperlyConfigured):
    """The ring here is not the ring of this database, or not all of it."""


def agree() -> None:
    """The ring here is that of this database. One that knows no ring yet takes this one, if it
    opens what is sealed there; of who comes at once, the first. `OtherRing` when it is not."""
    ring = keyring.ring()
    with _held() as known:
        if known is None:
            _require_opening()
            _note(ring)
        elif not _is_same(ring, known):
            raise OtherRing(OTHER)
        elif not _lags(ring, known) and _mark(ring, ring.newest) != bytes(known.newest):
            _note(ring)


@contextmanager
def turning() -> "Iterator[None]":
    """The ring may be turned here, one host at a time; what is on the ring afterwards is noted.
    Turned in two places apart, two rings would each have a newest key that the other lacks."""
    with _held() as known:
        ring = keyring.ring()
        if known and not _is_same(ring, known):
            raise OtherRing(OTHER)
        if known and _lags(ring, known):
            raise OtherRing(LAGS)
        yield
        _note(keyring.ring())


@contextmanager
def taking(ring: "KeyRing") -> "Iterator[bool]":
    """Whether this new ring becomes the ring of this database, once all within went well."""
    with _held() as known:
        if known is None:
            _note(ring)
        yield known is None


def fits() -> bool:
    """For who only looks: nothing here says that the ring is another's."""
    known = RingMark.unscoped.first()
    return known is None or _is_same(keyring.ring(), known)


def wrong() -> str:
    """What is wrong with the ring here, in a sentence; nothing when it fits."""
    ring = keyring.ring()
    known = RingMark.unscoped.using(OWNER).first() if _is_there() else None
    if known is None:
        return ""
    return OTHER if not _is_same(ring, known) else LAGS if _lags(ring, known) else ""


def _require_opening() -> None:
    """One data key of each ring key in use opens."""
    keys = DataKey.unscoped.using(OWNER)
    try:
        for key in keys.order_by("ring_key", "pk").distinct("ring_key"):
            _ = key.secret
    except keyring.KeyMissing as fault:
        raise OtherRing(OTHER) from fault


@contextmanager
def _held() -> "Iterator[RingMark | None]":
    """What is known, for one program at a time; nothing before the first `migrate`."""
    with transaction.atomic(using=OWNER):
        with connections[OWNER].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('zorgvuldig.ring'))")
        yield RingMark.unscoped.using(OWNER).first() if _is_there() else None


def _is_there() -> bool:
    return RingMark._meta.db_table in connections[OWNER].introspection.table_names()


def _note(ring: "KeyRing") -> None:
    if _is_there():
        marks = {"ring": _mark(ring), "newest": _mark(ring, ring.newest)}
        RingMark.unscoped.using(OWNER).update_or_create(id=1, defaults=marks)


def _is_same(ring: "KeyRing", known: RingMark) -> bool:
    return hmac.compare_digest(_mark(ring), bytes(known.ring))


def _lags(ring: "KeyRing", known: RingMark) -> bool:
    return bytes(known.newest) not in {_mark(ring, key_id) for key_id in ring.keys}


def _mark(ring: "KeyRing", key_id: str = "") -> bytes:
    """Of the ring, or of one key on it."""
    words = f"mark|{key_id}|".encode() + ring.keys.get(key_id, b"")
    return hmac.new(ring.index, words, sha256).digest()
