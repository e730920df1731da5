"""The erasure ledger: what was erased, in the database and in a file outside it.

A backup still holds what was erased after it was made. Whoever restores it erases again what the
file names (`privacy/actions/replaying.py`). The file is only added to, one line of JSON per
erasure; what has no use anymore leaves it by `keep_since`. A line that was cut off, by a full disk
or a kill, was not written: it is taken away and written whole by whoever adds next.
"""

import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

import fasteners
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zorgvuldig.vault.models import Erasure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class LedgerBroken(Exception):
    """The file cannot be read; its text says where, in Dutch."""


class OfItsOwn(Protocol):
    """A row under a key of its own."""

    organisation_id: int
    key_id: UUID

    @property
    def pk(self) -> Any: ...


@dataclass(frozen=True)
class Line:
    """One erasure as the file tells it."""

    id: str
    organisation: int
    type: str
    object: str
    key: str
    on: str
    reason: str


def write(
    *,
    organisation: int,
    object_type: str,
    object_id: UUID,
    on: date,
    reason: str,
    key_id: UUID | None = None,
) -> None:
    """One line, in the transaction of the erasing; in the file as soon as that is true.

    When the file cannot be written then, the next run or backup writes it (`catch_up`).
    """
    row = Erasure.unscoped.create(
        organisation_id=organisation,
        object_type=object_type,
        object_id=object_id,
        key_id=key_id,
        on=on,
        reason=reason,
    )
    transaction.on_commit(lambda: append([line_of(row)]), robust=True)


def erased(kind: str, row: "OfItsOwn", reason: str) -> None:
    """One line about a row that goes today, with its own key."""
    write(
        organisation=row.organisation_id,
        object_type=kind,
        object_id=row.pk,
        key_id=row.key_id,
        on=timezone.localdate(),
        reason=reason,
    )


def line_of(row: Erasure) -> Line:
    """The row as the file tells it."""
    return Line(
        id=str(row.id),
        organisation=row.organisation_id,
        type=row.object_type,
        object=str(row.object_id),
        key=str(row.key_id or ""),
        on=row.on.isoformat(),
        reason=row.reason,
    )


def row_of(line: Line) -> Erasure:
    """The line as the database keeps it."""
    return Erasure(
        id=UUID(line.id),
        organisation_id=line.organisation,
        object_type=line.type,
        object_id=UUID(line.object),
        key_id=UUID(line.key) if line.key else None,
        on=date.fromisoformat(line.on),
        reason=line.reason,
    )


def catch_up() -> int:
    """Write what stands in the database and not in the file; of the organisation that was said."""
    known = known_there()
    behind = [line_of(row) for row in Erasure.unscoped.order_by("on", "id")]
    behind = [line for line in behind if line.id not in known]
    append(behind)
    return len(behind)


def append(fresh: "Iterable[Line]") -> None:
    """Add these lines, each once, and make sure that they rest on the disk. Without any, the file
    is there at least: that it is missing then means that it was lost."""
    with _held() as path:
        known = {line.id for line in _read(path, cut_off=True)}
        text = "".join(_written(line) for line in fresh if line.id not in known)
        if not text and path.exists():
            return
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            _add_whole(file, path, text.encode())
        finally:
            os.close(file)


def _add_whole(file: int, path: "Path", added: bytes) -> None:
    """All of it and on the disk, or nothing of it."""
    whole = path.read_bytes().rfind(b"\n") + 1
    os.ftruncate(file, whole)
    try:
        while added:
            added = added[os.write(file, added) :]
        os.fsync(file)
    except OSError:
        os.ftruncate(file, whole)
        raise


def keep_since(day: date) -> int:
    """Let go of the lines from before that day, the last one never; returns how many went."""
    with _held() as path:
        known = _read(path, cut_off=True)
        kept = [line for line in known[:-1] if line.on >= day.isoformat()] + known[-1:]
        if len(kept) < len(known):
            _replace(path, kept)
        return len(known) - len(kept)


def lines() -> list[Line]:
    """Every line of the file, oldest first. `LedgerBroken` when one cannot be read."""
    with _held() as path:
        return _read(path)


def known_there() -> set[str]:
    """The numbers of the lines that stand in the file, whole."""
    with _held() as path:
        return {line.id for line in _read(path, cut_off=True)}


def _read(path: "Path", *, cut_off: bool = False) -> list[Line]:
    """`cut_off`: a last line that was not written to its end is not there; whoever has the rows
    writes it again. Who has only the file, has to know of it."""
    found = []
    written = path.read_text(errors="replace") if path.exists() else ""
    if cut_off:
        written = written[: written.rfind("\n") + 1]
    for number, text in enumerate(written.splitlines(), 1):
        try:
            line = Line(**json.loads(text))
            row_of(line)
        except (TypeError, ValueError) as fault:
            raise LedgerBroken(f"Regel {number} van {path} is niet leesbaar.") from fault
        found.append(line)
    return found


def _written(line: Line) -> str:
    return json.dumps(asdict(line), ensure_ascii=False) + "\n"


def _replace(path: "Path", kept: list[Line]) -> None:
    draft = path.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("".join(_written(line) for line in kept))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


@contextmanager
def _held() -> "Iterator[Path]":
    """The file, for one process and one thread at a time."""
    path: Path = settings.LEDGER_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with fasteners.InterProcessLock(path.with_suffix(".lock")):
        yield path
