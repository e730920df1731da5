"""May people be sent to this server? Asked by a balancer or a watch; tells nothing of anybody.

That a worker is silent is said, and keeps nobody out: pages work without it, and a watch that would
close every door for it makes one fault into two. Source: docs/decisions/0049.
"""

from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from zorgvuldig.vault import belonging, keyring
from zorgvuldig.walls import watching


class NotYet(Exception):
    """Something waits to be migrated."""


def standing() -> dict[str, bool]:
    """Each part, and whether it stands. That this is answered at all says the database is there;
    whether it is the one that is written to, it says itself."""
    return {
        "database": watching.takes_writing(),
        "migraties": (migrated := is_migrated()),
        "sleutelbos": has_key_ring() and (not migrated or belonging.fits()),
        **({"blijft": False} if is_leaving() else {}),
    }


def told() -> tuple[str, bool]:
    """The same in a line each, the worker too; and may people be sent here?"""
    parts = standing()
    lines = {**parts, "verwerker van taken": watching.worker_lives()}
    state = {True: "in orde", False: "niet"}
    text = "".join(f"{name}: {state[well]}\n" for name, well in lines.items())
    return text, all(parts.values())


def is_leaving() -> bool:
    """Was this server told to stop, and does it only finish what it does?"""
    return settings.LEAVING is not None and settings.LEAVING.exists()


def is_migrated() -> bool:
    """Is everything applied that this program knows? Looked up until it is, then known."""
    try:
        _looked_up()
    except NotYet:
        return False
    return True


@cache
def _looked_up() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotYet


def has_key_ring() -> bool:
    """Is there a ring, and can it be read?"""
    try:
        return bool(keyring.ring().keys)
    except (ImproperlyConfigured, OSError):
        return False
