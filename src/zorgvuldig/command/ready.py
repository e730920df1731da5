"""What has to stand before the product serves; each part is skipped when it stands already."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from zorgvuldig.command.operator import Refused
from zorgvuldig.vault import belonging, keyring
from zorgvuldig.walls import moving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


NOT_MIGRATED = (
    "De database is nog niet bijgewerkt. Voer eerst op een plek uit: zorgvuldig migrate. "
    "Start daarna opnieuw."
)


def make(*, migrating: bool = True) -> None:
    """The database up to date, its key ring, the assets gathered; in the demonstration its people.
    The assets meanwhile: the first time they are pressed small, which needs no database."""
    keyring.ring()
    keyring.note_made()
    with ThreadPoolExecutor(1) as beside:
        gathered = beside.submit(gather_assets)
        if moving.waiting():
            if not migrating:
                raise Refused(NOT_MIGRATED)
            moving.migrate()
        belonging.agree()
        if settings.DEMO:
            from zorgvuldig.demo import actions

            actions.load_when_empty()
        gathered.result()


def where_to_begin(address: str) -> str:
    """One line for the operator: what to open, and as whom to sign in."""
    if settings.DEMO:
        from zorgvuldig.demo.cast import FIRST

        return (
            f"Zorgvuldig draait. Open {address} en kies een persoon, "
            f"bijvoorbeeld {FIRST}. Stoppen: Ctrl-C."
        )
    return (
        f"Zorgvuldig draait. Open {address} en log in met uw eigen account. "
        "Nog geen account? Gebruik: zorgvuldig organisation. Stoppen: Ctrl-C."
    )


def gather_assets() -> bool:
    """Collect the static files, when one of them changed; returns whether that was needed."""
    if not finders.find("zorgvuldig.css"):
        raise Refused("De opmaak is nog niet gemaakt. Voer eerst uit: make assets")
    print_of_all, stamp = fingerprint(), _stamp()
    if stamp.is_file() and stamp.read_text() == print_of_all:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(print_of_all)
    return True


def assets_are_gathered() -> bool:
    """Do the collected files stand for the files as they are now?"""
    return _stamp().is_file() and _stamp().read_text() == fingerprint()


def fingerprint() -> str:
    """Changes whenever a static file changes."""
    seen = "\n".join(
        f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in sorted(_sources())
    )
    return sha256(seen.encode()).hexdigest()


def _sources() -> "Iterator[Path]":
    for finder in finders.get_finders():
        for name, storage in finder.list([]):
            yield settings.BASE / storage.path(name)


def _stamp() -> "Path":
    stamp: Path = settings.VAR / "assets.gathered"
    return stamp
