"""Migrating: as the owner, and then saying again what the application login may do."""

from typing import Any

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState

from zorgvuldig.walls.grants import grant


def migrate() -> None:
    """Bring the database up to date and set the grants. Safe to repeat."""
    executor = _Quick(connections["owner"])
    executor.loader.check_consistent_history(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    emit_pre_migrate_signal(0, False, "owner", apps=executor.state().apps, plan=plan)
    executor.migrate(executor.loader.graph.leaf_nodes(), plan=plan)
    emit_post_migrate_signal(0, False, "owner", apps=apps, plan=plan)
    grant(connections["owner"], connections["default"].settings_dict["USER"])


def waiting() -> list[str]:
    """The migrations that are not applied yet, as "room.0001_initial"."""
    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


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
        self.reload_models(waits, delay=False)


class _Quick(MigrationExecutor):
    def state(self) -> ProjectState:
        """What stands now."""
        return super()._create_project_state(with_applied_migrations=True)

    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:
        known = super()._create_project_state(with_applied_migrations)
        return _Settling(known.models, known.real_apps)

    def apply_migration(self, state: Any, *given: Any, **how: Any) -> Any:
        """One migration, after which the classes are as they should be."""
        state = super().apply_migration(state, *given, **how)
        state.settle()
        return state
