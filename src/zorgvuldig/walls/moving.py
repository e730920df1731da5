"""Migrating: as the owner, and then saying again what the application login may do."""

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from zorgvuldig.walls.grants import grant


def migrate(verbosity: int = 0) -> None:
    """Bring the database up to date and set the grants. Safe to repeat."""
    call_command("migrate", database="owner", interactive=False, verbosity=verbosity)
    grant(connections["owner"], connections["default"].settings_dict["USER"])


def waiting() -> list[str]:
    """The migrations that are not applied yet, as "room.0001_initial"."""
    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
