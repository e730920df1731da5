"""`zorgvuldig backup`: the whole database in one sealed file, and letting old files go.

The key ring and the erasure ledger are not in it: without the ring nobody reads it, and without the
ledger it would remember what was erased. Keep all three apart.
"""

import errno
import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from zorgvuldig.command import postgres, usage
from zorgvuldig.command.operator import Refused, operator, wake

PATTERN = "zorgvuldig backup <BESTAND|--nightly|--prune MAP>"
MOMENT = "%Y-%m-%d-%H%M%S-UTC"  # names sort as they were made, also when the clock goes back
NOT_WRITTEN = "De back-up kan niet worden geschreven: {why}. Er staat geen halve back-up."


@operator
def backup(argv: list[str]) -> int:
    """Write a backup, or let go of those past their term."""
    if len(argv) == 2 and argv[0] == "--prune":
        return pruned(Path(argv[1]))
    if argv == ["--nightly"]:
        return nightly()
    if len(argv) != 1 or argv[0].startswith("--"):
        return usage(PATTERN)
    wake()
    return written(Path(argv[0]))


def nightly() -> int:
    """One more in the folder of the backups, under the moment it was made; and only when that went
    well, letting go of those past their term."""
    wake()
    from django.conf import settings
    from django.utils import timezone

    folder: Path | None = settings.BACKUPS
    if folder is None:
        raise Refused("Niet bekend waar de back-ups staan. Geef ZORGVULDIG_BACKUPS de map.")
    at = timezone.now()
    return written(folder / f"zorgvuldig-{at:{MOMENT}}.backup", at) or pruned(folder)


def written(path: Path, at: datetime | None = None) -> int:
    """Bring the ledger up to date, write the backup, read it back, and only then give its name."""
    from zorgvuldig.vault import ledger

    if path.exists():
        raise Refused(
            f"{path} bestaat al. Kies een andere naam; een back-up wordt niet overschreven."
        )
    draft = path.with_name(path.name + ".new")
    try:
        lines = _write(draft, at)
        _read_back(draft)
        draft.replace(path)
    except ledger.LedgerBroken as fault:
        raise Refused(str(fault)) from fault
    except OSError as fault:
        raise Refused(NOT_WRITTEN.format(why=_why(fault, path))) from fault
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    size = path.stat().st_size // 1024
    print(f"De back-up staat in {path} ({size} kB) en is teruggelezen.")
    print(f"Het wisregister is bij: {lines} regels. Bewaar dat en de sleutelbos ergens anders.")
    return 0


def _why(fault: OSError, path: Path) -> str:
    if fault.errno == errno.ENOSPC:
        return f"de schijf van {path.parent} is vol; maak ruimte en voer het daarna opnieuw uit"
    if fault.errno == errno.ENOENT and not path.parent.is_dir():
        return f"de map {path.parent} is er niet; maak haar, of kies een andere"
    return str(fault.strerror or fault)


def _write(draft: Path, at: datetime | None) -> int:
    from django.utils import timezone

    from zorgvuldig.privacy.actions import running
    from zorgvuldig.vault import ledger, sealed_file

    running.catch_up()
    lines = ledger.lines()
    about = {"at": (at or timezone.now()).isoformat(), "ledger": lines[-1].id if lines else ""}
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        sealed_file.write(file, postgres.dumped(), **about)
        file.flush()
        os.fsync(file.fileno())
    return len(lines)


def _read_back(draft: Path) -> None:
    from zorgvuldig.vault import sealed_file

    with draft.open("rb") as file:
        try:
            postgres.read_back(sealed_file.read(file))
        except sealed_file.FileBroken as fault:
            raise Refused(f"De back-up is geschreven maar niet leesbaar: {fault}") from fault


def pruned(folder: Path) -> int:
    """Let go of the backups in this folder that are past their term."""
    if not folder.is_dir():
        raise Refused(f"{folder} is geen map.")
    wake()
    gone = prune(folder)
    print(f"{len(gone)} back-ups gewist die ouder waren dan de termijn.")
    return 0


def prune(folder: Path) -> list[str]:
    """Erase the backups older than the published term, by what their own head says; a file that is
    no backup of ours stays. Returns the names of what went."""
    from django.utils import timezone

    from zorgvuldig.handbook import read
    from zorgvuldig.vault import nights

    term = timedelta(days=read("retention")["beside"]["backup"]["days"])
    before = nights.not_after(timezone.now()) - term
    old = [path for path in sorted(folder.iterdir()) if path.is_file() and _older(path, before)]
    for path in old:
        path.unlink()
    return [path.name for path in old]


def _older(path: Path, before: object) -> bool:
    from zorgvuldig.vault import sealed_file

    with path.open("rb") as file:
        try:
            about, _ = sealed_file.head_of(file)
            return datetime.fromisoformat(about["at"]) < before  # type: ignore[operator]
        except (sealed_file.FileBroken, KeyError, TypeError, ValueError):
            return False
