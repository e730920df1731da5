"""What a form carried is stored once, by the number the form had."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model

from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow


def store_once(
    row: Model,
    once: UUID,
    *,
    key: Model | None = None,
    same: dict[str, Any] | None = None,
    otherwise: str = "",
) -> None:
    """Store a new row; `AlreadyRecorded` when this form was sent before. What was stored then is
    known by `same`; without it, whatever stands in the way is that. Where something else does, the
    sentence `otherwise` says so. A row that is not stored leaves no `key`."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        if key is not None:
            key.delete()
        if same is None or type(row)._base_manager.filter(**same).exists():
            raise AlreadyRecorded(once) from fault
        if otherwise:
            raise NotNow(otherwise) from fault
        raise
