"""How often something was tried at the door, counted for every process and machine together.

The framework that signs people in counts in Django's cache, and remembers there which code of a
second factor was used. Counted in each process apart, somebody could try as often again as there
are processes. So the cache is a table. It holds JSON and no pickle, which would run in the server
for whoever can write a row; its keys are digests, so that no address and no account can be read.
Counting is part of the request: two that try the same at the same moment wait for each other.
"""

import hmac
import json
import time
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection, models, transaction
from django.utils import timezone

from zorgvuldig.vault.keyring import ring

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
# What passed counts as not there; the clock is that of now, not of when the request began.
TAKE = """
INSERT INTO people_try AS this (digest, value, until) VALUES (%s, %s, %s)
ON CONFLICT (digest) DO UPDATE SET value = excluded.value, until = excluded.until
WHERE this.until <= clock_timestamp() RETURNING 1
"""


class Try(models.Model):
    """What was counted at the door under one key, and until when it counts."""

    digest = models.BinaryField(primary_key=True)
    value = models.JSONField()
    until = models.DateTimeField(db_index=True)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return self.until.isoformat()


class Tries(BaseCache):
    """Django's cache as far as counting at the door needs it."""

    def __init__(self, place: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Take this key if nobody holds it. Somebody who holds it and is not ready is waited for,
        so that no two of them count from the same number."""
        with connection.cursor() as cursor:
            cursor.execute(
                TAKE, [self._digest(key, version), json.dumps(value), self._until(timeout)]
            )
            return cursor.fetchone() is not None

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        row = Try.unscoped.filter(digest=self._digest(key, version), until__gt=_now()).first()
        return default if row is None else row.value

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        Try.unscoped.update_or_create(
            digest=self._digest(key, version),
            defaults={"value": value, "until": self._until(timeout)},
        )

    def delete(self, key: Any, version: int | None = None) -> bool:
        gone, _ = Try.unscoped.filter(digest=self._digest(key, version)).delete()
        return bool(gone)

    def clear(self) -> None:
        Try.unscoped.all().delete()

    def _digest(self, key: Any, version: int | None) -> bytes:
        told = f"try|{self.make_and_validate_key(key, version)}".encode()
        return hmac.new(ring().index, told, sha256).digest()

    def _until(self, timeout: Any) -> datetime:
        ends = self.get_backend_timeout(timeout)
        return NEVER if ends is None else datetime.fromtimestamp(ends, UTC)


def _now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


@transaction.atomic
def forget() -> None:
    """What counts no longer, but for what somebody is counting in at this moment."""
    passed = Try.unscoped.filter(until__lte=timezone.now()).select_for_update(skip_locked=True)
    Try.unscoped.filter(pk__in=list(passed.values_list("pk", flat=True))).delete()
