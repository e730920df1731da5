"""Everything that can be wrong with a backup, a ring, a ledger or a disk.

Each has to be a sentence, and nothing may be changed by it.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from places import Place, Said

BALLAST_LEAVES = 3 << 20  # bytes that stay free on the full disk
SMALL, ROOMY = "200k", "700m"  # disks in memory: for a backup, and for a database


def every(
    root: Path, old: Place, new: Place, file: Path, ledger_before: bytes
) -> list[dict[str, Any]]:
    """Each harm, what was said, and what was wrong about that; empty when nothing was."""
    fresh = Place(root / "fresh")
    fresh.take(old)
    fresh.command("doctor")  # makes its database
    pairs: list[tuple[str, Callable[[Path], Path]]] = [
        ("cut short", _shorter),
        ("one bit turned in the middle", lambda copy: _turned(copy, 0.5)),
        ("one bit turned in the head", lambda copy: _turned(copy, 0)),
    ]
    found = [_harmed(name, fresh, do(_copy(file, root))) for name, do in pairs]
    found += [_wrong_ring(fresh, file), _old_ledger(fresh, file, ledger_before)]
    found.append(_tried("not empty", new, lambda: new.command("restore", str(file))))
    found.append(_full_while_writing(root, new))
    found.append(_full_while_restoring(root, old, file))
    return found


def _tried(name: str, place: Place, deed: Callable[[], Said]) -> dict[str, Any]:
    before = place.look("digest")["digest"]
    said = deed()
    wrong = "" if said.is_a_sentence else f"status {said.status}, no sentence: {said.text[-500:]}"
    wrong = wrong if place.look("digest")["digest"] == before else "the database was changed"
    return {"harm": name, "said": said.last, "wrong": wrong}


def _harmed(name: str, place: Place, file: Path) -> dict[str, Any]:
    return _tried(name, place, lambda: place.command("restore", str(file)))


def _copy(file: Path, root: Path) -> Path:
    copy = root / "harmed.zvb"
    shutil.copy2(file, copy)
    return copy


def _shorter(file: Path) -> Path:
    with file.open("r+b") as there:
        there.truncate(file.stat().st_size - 100)
    return file


def _turned(file: Path, where: float) -> Path:
    with file.open("r+b") as there:
        there.seek(max(60, int(file.stat().st_size * where)))
        byte = there.read(1)[0]
        there.seek(-1, 1)
        there.write(bytes([byte ^ 1]))
    return file


def _wrong_ring(place: Place, file: Path) -> dict[str, Any]:
    """The ring of another place: it has a key of the same name, and another secret."""
    kept = place.ring.rename(place.ring.with_suffix(".kept"))
    try:
        return _tried("wrong key ring", place, lambda: place.command("restore", str(file)))
    finally:
        kept.rename(place.ring)


def _old_ledger(place: Place, file: Path, before: bytes) -> dict[str, Any]:
    """The ledger lacks a line that stood there when the backup was made."""
    kept = place.ledger.read_bytes()
    place.ledger.write_bytes(b"".join(before.splitlines(keepends=True)[:-1]))
    try:
        return _tried("ledger older than the backup", place,
                      lambda: place.command("restore", str(file)))  # fmt: skip
    finally:
        place.ledger.write_bytes(kept)


def _full_while_writing(root: Path, place: Place) -> dict[str, Any]:
    """The disk of the backups is full halfway: no backup, and nothing of half a one."""
    folder = root / "small"
    with disk(folder, SMALL) as there:
        if not there:
            return {"harm": "disk full while writing", "said": "not tried: no disk", "wrong": ""}
        found = _tried("disk full while writing", place,
                       lambda: place.command("backup", str(folder / "night.zvb")))  # fmt: skip
        if any(folder.iterdir()):
            found["wrong"] = "half a backup stays"
        return found


def _full_while_restoring(root: Path, old: Place, file: Path) -> dict[str, Any]:
    """The disk of the database is full halfway: what stood there, stands there."""
    place = Place(root / "full")
    with disk(place.folder, ROOMY) as there:
        if not there:
            return {"harm": "disk full while restoring", "said": "not tried: no disk", "wrong": ""}
        place.take(old)
        first = place.command("restore", str(file))
        if first.status:
            return {"harm": "disk full while restoring", "said": first.last, "wrong": "no room"}
        ballast = place.folder / "ballast"

        def restored() -> Said:
            with ballast.open("wb") as out:
                out.write(bytes(shutil.disk_usage(place.folder).free - BALLAST_LEAVES))
            try:
                return place.command("restore", str(file), "--overwrite")
            finally:
                ballast.unlink()

        try:
            return _tried("disk full while restoring", place, restored)
        finally:
            place.kill()


@contextmanager
def disk(folder: Path, size: str) -> Iterator[bool]:
    """A small disk of its own at this folder; False when this machine does not let us make one."""
    folder.mkdir(exist_ok=True)
    options = ["-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", str(folder)]
    made = subprocess.run(["mount", *options], capture_output=True, check=False)
    try:
        yield made.returncode == 0
    finally:
        if made.returncode == 0:
            subprocess.run(["umount", "-l", str(folder)], check=False)
