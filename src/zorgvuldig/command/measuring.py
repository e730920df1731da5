"""Numbers for a watch that reads them itself (Prometheus), on a port of their own.

The same questions as `doctor` asks, as numbers: ages, seconds, bytes, counts of jobs. No
organisation, no person, no file, and no number of those. METRICS says where, "127.0.0.1:9108"; no
proxy of the product leads there. Source: docs/decisions/0053.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from zorgvuldig.command.operator import Refused

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

Value = float | None
ONLY_HERE = "127.0.0.1"
DOC = "See docs/operating.md"


def address(written: str) -> tuple[str, int]:
    """Host and port of METRICS; a port alone is of this machine only."""
    host, _, port = written.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 1 << 16:
        raise Refused(f"METRICS is geen adres: {written}. Schrijf bijvoorbeeld 127.0.0.1:9108.")
    return host or ONLY_HERE, int(port)


@contextmanager
def measured() -> Iterator[None]:
    """While the product serves, its numbers can be read; when METRICS says so."""
    from django.conf import settings

    if not settings.METRICS:
        yield
        return
    import django

    from zorgvuldig.walls import counting

    django.setup()  # who only watches over the others has no need of it without numbers
    host, port = address(settings.METRICS)
    counting.begin_anew()
    from prometheus_client import start_http_server

    try:
        server, _ = start_http_server(port, host, registry())
    except OSError as fault:
        raise Refused(f"METRICS: {host}:{port} is niet vrij. Kies een andere poort.") from fault
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def registry() -> "CollectorRegistry":
    """Everything that is read: what the processes counted, and how it stands now."""
    from prometheus_client import CollectorRegistry
    from prometheus_client.multiprocess import MultiProcessCollector

    from zorgvuldig.walls import counting

    found = CollectorRegistry()
    MultiProcessCollector(found, str(counting.folder()))  # type: ignore[no-untyped-call]
    found.register(Standing())
    return found


class Standing:
    """How it stands at the moment that somebody asks. What cannot be known is left out."""

    def describe(self) -> list[Any]:
        """Nothing is asked of the database when this is made."""
        return []

    def collect(self) -> Iterator[Any]:
        """One number after another; without the database only those that do without."""
        from django.db import Error, connections
        from prometheus_client.core import GaugeMetricFamily

        try:
            reachable = _is_reachable()
            yield GaugeMetricFamily("zorgvuldig_database_up", DOC, float(reachable))
            for name, look in (*GROUND, *(ASKED if reachable else ())):
                with suppress(Error, OSError, ValueError):
                    if (value := look()) is not None:
                        yield GaugeMetricFamily(f"zorgvuldig_{name}", DOC, value)
            yield from _failed() if reachable else ()
        finally:
            connections.close_all()


def _is_reachable() -> bool:
    from django.db import Error, connection

    with suppress(Error):
        connection.ensure_connection()
        return True
    return False


def _failed() -> Iterator[Any]:
    from prometheus_client.core import GaugeMetricFamily

    from zorgvuldig.command.looks import LATELY
    from zorgvuldig.walls import watching

    found = GaugeMetricFamily("zorgvuldig_jobs_failed", DOC, labels=["kind"])
    found.add_metric(["mail"], watching.failed_within(LATELY, mail=True))
    found.add_metric(["other"], watching.failed_within(LATELY, mail=False))
    yield found


def _seconds(span: timedelta | None) -> Value:
    return None if span is None else span.total_seconds()


def _of_the_database(name: str) -> Callable[[], Value]:
    def look() -> Value:
        from zorgvuldig.walls import watching

        found = getattr(watching, name)()
        return _seconds(found) if found is None or isinstance(found, timedelta) else float(found)

    return look


def _free() -> Value:
    from zorgvuldig.command.looks import rooms

    return float(min(found.free for _, found in rooms()))


def _free_share() -> Value:
    from zorgvuldig.command.looks import rooms

    return float(min(found.free / found.total for _, found in rooms()))


def _backup() -> Value:
    from zorgvuldig.command.looks import age_of_backup

    return _seconds(age_of_backup())


def _ledger() -> Value:
    from zorgvuldig.command.doctor import erasure_ledger

    return float(bool(erasure_ledger()))


GROUND: tuple[tuple[str, Callable[[], Value]], ...] = (
    ("disk_free_bytes", _free),
    ("disk_free_share", _free_share),
    ("backup_age_seconds", _backup),
)
ASKED: tuple[tuple[str, Callable[[], Value]], ...] = (
    ("database_connections", _of_the_database("connections_open")),
    ("database_connections_most", _of_the_database("connections_most")),
    ("jobs_waiting", _of_the_database("jobs_waiting")),
    ("job_oldest_seconds", _of_the_database("oldest_job")),
    ("worker_silent_seconds", _of_the_database("worker_silent_for")),
    ("night_age_seconds", _of_the_database("night_since")),
    ("clock_ahead_seconds", _of_the_database("clock_ahead")),
    ("ledger_behind", _ledger),
)
