"""Migrating: as the owner, and then saying again what the application login may do.

People work meanwhile. A step that has to wait for a table makes everybody wait behind it, so it
waits shortly, lets go, and tries again. Source: docs/decisions/0052.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from zorgvuldig.walls.grants import grant
from zorgvuldig.walls.unmoved import NotMoved

WAITS = "2s"  # for a table that somebody holds, and with it everybody who wants that table
TRIES, PAUSE = 10, 1.0  # seconds in which others may go on
HELD = "55P03"


class Busy(NotMoved):
    """Somebody held a table all the time, or migrates already."""

    def __str__(self) -> str:
        return (
            "De database is in gebruik: een tabel bleef bezet, of iemand anders werkt de database "
            "al bij. Wat al is gezet, blijft. Voer het straks opnieuw uit: zorgvuldig migrate."
        )


class Newer(NotMoved):
    """This database was brought further by a newer program."""

    def __str__(self) -> str:
        return (
            "De database is verder dan dit programma: een nieuwere versie werkte haar bij. "
            "Voer zorgvuldig migrate uit met de nieuwste versie."
        )


def migrate() -> None:
    """Bring the database up to date and set the grants. Safe to repeat, and for two at once."""
    if newer():
        raise Newer
    for _ in range(TRIES - 1):
        if _moved():
            return
        time.sleep(PAUSE)
    if not _moved():
        raise Busy


def _moved() -> bool:
    """Whether it could be done without waiting long. Steps that were set remain set."""
    try:
        with _alone():
            _set_steps()
            grant(connections["owner"], connections["default"].settings_dict["USER"])
    except OperationalError as fault:
        if getattr(fault.__cause__, "sqlstate", None) != HELD:
            raise
        return False
    return True


def _set_steps() -> None:
    executor = _Quick(connections["owner"])
    executor.loader.check_consistent_history(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    emit_pre_migrate_signal(0, False, "owner", apps=executor.state().apps, plan=plan)
    executor.migrate(executor.loader.graph.leaf_nodes(), plan=plan)
    emit_post_migrate_signal(0, False, "owner", apps=apps, plan=plan)


@contextmanager
def _alone() -> Iterator[None]:
    """One program at a time migrates, and none waits long for a table."""
    owner = connections["owner"]
    try:
        with owner.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{WAITS}'")
            cursor.execute("SELECT pg_advisory_lock(hashtext('zorgvuldig.migrate'))")
        yield
    finally:
        owner.close()  # and with it the lock and the short patience, whatever happened


def waiting() -> list[str]:
    """The migrations that are not applied yet, as "room.0001_initial"."""
    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def newer() -> list[str]:
    """The migrations that were applied and are later than any this program has of that room."""
    loader = MigrationLoader(connections["owner"])
    last: dict[str, str] = {}
    for room, name in loader.disk_migrations:
        last[room] = max(name, last.get(room, ""))
    applied = sorted(loader.applied_migrations)
    return [f"{room}.{name}" for room, name in applied if room in last and name > last[room]]


class _Settling(ProjectState):
    """The models as the migrations so far left them, made into classes no oftener than needed.

    Django makes every related model anew for each new table, index and constraint, and nearly
    everything is related to a person. A new table needs only its own class, and an index or a
    constraint none; what they change in other classes waits until the migration is done.
    """

    def __init__(self, *known: Any) -> None:
        super().__init__(*known)
        self.waits: set[tuple[str, str]] = set()

    def add_model(self, model_state: ModelState) -> None:
        key = model_state.app_label, model_state.name_lower
        self.models[key] = model_state
        self._relations = None
        if "apps" in self.__dict__:  # asking for it would make all of them
            self.apps.render_multiple([model_state])
            self.waits.add(key)

    def _append_option(self, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
        options = self.models[app_label, model_name].options
        options[option_name] = [*options[option_name], obj]
        self.waits.add((app_label, model_name))

    def settle(self) -> None:
        """All classes as Django would have made them, at once."""
        waits, self.waits = self.waits, set()
        self.reload_models(list(waits), delay=False)


class _Quick(MigrationExecutor):
    def state(self) -> ProjectState:
        """What stands now."""
        known: ProjectState = super()._create_project_state(with_applied_migrations=True)  # type: ignore[misc]
        return known

    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:
        known = super()._create_project_state(with_applied_migrations)  # type: ignore[misc]
        return _Settling(known.models, known.real_apps)

    def apply_migration(self, state: Any, *given: Any, **how: Any) -> Any:
        """One migration, after which the classes are as they should be."""
        state = super().apply_migration(state, *given, **how)
        state.settle()
        return state
