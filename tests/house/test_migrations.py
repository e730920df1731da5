"""The database follows the models, step by step, and every step has a name and a way back."""

import re

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

from tests.house.reading import SRC, place

NAME = re.compile(r"^\d{4}_(initial|(?!.*(auto_|_and_more|alter_.*_and_)).+)$")


def test_every_migration_has_a_name_that_says_what_it_does():
    files = [p for p in SRC.rglob("migrations/*.py") if p.stem != "__init__"]
    assert files
    assert {place(p) for p in files if not NAME.match(p.stem)} == set()


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)


def test_every_step_can_be_taken_back():
    ours = {
        key: migration
        for key, migration in MigrationLoader(None).disk_migrations.items()
        if migration.__module__.startswith("zorgvuldig.")
    }
    for key, migration in ours.items():
        for operation in migration.operations:
            if isinstance(operation, RunPython | RunSQL):
                assert operation.reversible, key
