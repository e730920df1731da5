"""Which lines somebody may read. Reading the logbook is itself written in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.models import LogEntry

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

SIZE = 50
FILTERS = {
    "event": "event_type",
    "outcome": "outcome",
    "person": "user_id",
    "client": "client_ref",
    "since": "at__date__gte",
    "until": "at__date__lte",
}


@dataclass(frozen=True)
class Page:
    """Lines, newest first, and the keys of the pages beside it; empty where there is none."""

    lines: list[LogEntry]
    newer: str
    older: str


def read_page(actor: "Actor", wanted: dict[str, Any], *, newer: str, older: str) -> Page:
    """One page of the lines of the actor's organisation; that it was read is logged."""
    page = _page(_lines(actor, wanted), newer=newer, older=older)
    record(
        "logbook.read",
        actor=actor,
        action=Action.READ,
        about="logbook:",
        client_ref=wanted.get("client"),
        purpose=wanted.get("purpose") or "maandelijkse controle",
        policy="privacy-officer",
    )
    return page


def _lines(actor: "Actor", wanted: dict[str, Any]) -> "QuerySet[LogEntry]":
    asked = {FILTERS[name]: value for name, value in wanted.items() if name in FILTERS and value}
    return LogEntry.unscoped.filter(organisation_id=actor.organisation.pk, **asked)


def _page(lines: "QuerySet[LogEntry]", *, newer: str, older: str) -> Page:
    if since := _moment(newer):
        at, line = since
        later = lines.filter(at__gte=at).exclude(at=at, id__lte=line)
        rows = list(later.order_by("at", "id")[: SIZE + 1])
        shown, more = rows[:SIZE][::-1], len(rows) > SIZE
        return Page(shown, _key(shown[:1]) if more else "", _key(shown[-1:]))
    before = _moment(older)
    if before:
        at, line = before
        lines = lines.filter(at__lte=at).exclude(at=at, id__gte=line)
    rows = list(lines.order_by("-at", "-id")[: SIZE + 1])
    shown, more = rows[:SIZE], len(rows) > SIZE
    return Page(shown, _key(shown[:1]) if before else "", _key(shown[-1:]) if more else "")


def _key(line: list[LogEntry]) -> str:
    return f"{line[0].at.isoformat()}_{line[0].pk}" if line and line[0].at else ""


def _moment(key: str) -> tuple[datetime, UUID] | None:
    at, _, line = key.partition("_")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, UUID(line)) if moment.tzinfo else None
    except ValueError:
        return None
