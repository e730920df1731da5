"""Versions for a rehearsal, made from this tree: one that adds, one that lets go, one that removes.

B adds a column and a table, uses both, has a job that A does not know, and other style. C no longer
uses the column. D removes it. This is how a column comes and goes while people work.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from hosts import ROOT

MODEL, ACTION = "dossiers/models/dossier.py", "dossiers/actions/beginning.py"
FIELD = '    rehearsed = models.CharField(max_length=20, default="", db_default="")\n'
USED = "        sealed=key.seal(words, once),\n"
DEFERRED = '    record("unease.noted", actor=actor, action=Action.CREATE, about=note)\n'
JOB = """

@app.task(name="dossiers.rehearsed")
def rehearsed(note: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO dossiers_rehearsed (note) VALUES (%s)", [note])
"""
HEAD = "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n"
ADDS = f"""{HEAD}    dependencies = [("dossiers", "0002_walls")]
    operations = [
        migrations.AddField("uneasenote", "rehearsed",
            models.CharField(max_length=20, default="", db_default="")),
        migrations.RunSQL("CREATE TABLE dossiers_rehearsed (note uuid)",
            "DROP TABLE dossiers_rehearsed"),
    ]
"""
LETS_GO = f"""{HEAD}    dependencies = [("dossiers", "0003_rehearsed")]
    operations = [migrations.SeparateDatabaseAndState(
        state_operations=[migrations.RemoveField("uneasenote", "rehearsed")])]
"""
REMOVES = f"""{HEAD}    dependencies = [("dossiers", "0004_let_go")]
    operations = [migrations.RunSQL("ALTER TABLE dossiers_uneasenote DROP COLUMN rehearsed")]
"""


def adds(folder: Path) -> Path:
    """B: the column, the table, the job, and style under another name."""
    code = _copy(folder / "B", ROOT)
    _change(code, MODEL, "    sealed = models.BinaryField()\n", lambda was: was + FIELD,
            after="class UneaseNote(")  # fmt: skip
    _change(code, ACTION, USED, lambda was: was + '        rehearsed="B",\n')
    _change(code, ACTION, DEFERRED, lambda was: was + (
        "    from zorgvuldig.dossiers.jobs import rehearsed\n\n"
        "    rehearsed.defer(note=str(note.pk))\n"
    ))  # fmt: skip
    jobs = code / "src/zorgvuldig/dossiers/jobs.py"
    jobs.write_text(jobs.read_text() + JOB)
    with (code / "src/zorgvuldig/web/static/zorgvuldig.css").open("a") as style:
        style.write("\n.rehearsed { color: inherit }\n")
    _migration(code, "0003_rehearsed", ADDS)
    return code


def lets_go(folder: Path, before: Path) -> Path:
    """C: the column is there and nobody uses it; the job of B is still known."""
    code = _copy(folder / "C", before)
    _change(code, MODEL, FIELD, lambda _: "")
    _change(code, ACTION, '        rehearsed="B",\n', lambda _: "")
    _migration(code, "0004_let_go", LETS_GO)
    return code


def removes(folder: Path, before: Path) -> Path:
    """D: the column goes."""
    code = _copy(folder / "D", before)
    _migration(code, "0005_removed", REMOVES)
    return code


def _copy(into: Path, source: Path) -> Path:
    leave = shutil.ignore_patterns("__pycache__")
    shutil.copytree(source / "src/zorgvuldig", into / "src/zorgvuldig", ignore=leave)
    return into


def _change(
    code: Path, name: str, was: str, becomes: Callable[[str], str], after: str = ""
) -> None:
    path = code / "src/zorgvuldig" / name
    head, mark, tail = path.read_text().rpartition(after) if after else ("", "", path.read_text())
    if was not in tail:
        raise SystemExit(f"{name} is no longer as this rehearsal knows it.")
    path.write_text(head + mark + tail.replace(was, becomes(was), 1))


def _migration(code: Path, name: str, text: str) -> None:
    (code / f"src/zorgvuldig/dossiers/migrations/{name}.py").write_text(text)
