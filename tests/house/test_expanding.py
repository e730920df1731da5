"""A step of the database leaves the version before it at work (docs/hosts.md): the first steps make
everything anew; after those, what is added has a value of its own, and nothing goes or changes name
until a step of which the file says so ("contract"), a version later."""

from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader

FIRST = ("0001_initial", "0002_walls")
TAKES_AWAY = (
    migrations.RemoveField, migrations.RenameField, migrations.DeleteModel,
    migrations.RenameModel, migrations.AlterModelTable,
)  # fmt: skip


def harms(migration) -> list[str]:
    """What in this step the version before cannot work with."""
    if migration.name in FIRST or "contract" in migration.name:
        return []
    return [said for step in migration.operations if (said := _harm(step))]


def _harm(step) -> str:
    if isinstance(step, TAKES_AWAY):
        return f"{type(step).__name__}: only in a later step, named contract"
    if isinstance(step, migrations.AddField) and not _has_own_value(step.field):
        return f"{step.model_name}.{step.name}: null or db_default"
    return ""


def _has_own_value(field) -> bool:
    return field.null or field.many_to_many or field.has_db_default()


def step(name, *operations):
    return type("Migration", (migrations.Migration,), {"operations": [*operations]})(name, "room")


def test_every_step_leaves_the_version_before_at_work():
    known = MigrationLoader(None).disk_migrations.items()
    ours = [one for (_, _), one in known if one.__module__.startswith("zorgvuldig.")]
    assert len(ours) > 10
    assert {f"{one.app_label}.{one.name}": harms(one) for one in ours if harms(one)} == {}


def test_a_step_that_would_harm_is_seen():
    bare = migrations.AddField("note", "later", models.TextField(default=""))
    assert harms(step("0003_later", bare)) == ["note.later: null or db_default"]
    gone = migrations.RemoveField("note", "old")
    assert len(harms(step("0003_without", gone))) == 1
    assert harms(step("0004_contract_old", gone)) == []


def test_a_step_that_only_adds_is_free():
    kept = models.TextField(default="", db_default="")
    assert harms(step("0003_later", migrations.AddField("note", "later", kept))) == []
    open_one = models.TextField(null=True)
    assert harms(step("0003_later", migrations.AddField("note", "later", open_one))) == []
