"""Which lines somebody may read. Reading the logbook is itself written in it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.rules.spots import spot_in, spot_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor, Machine

SIZE = 50
SHOWN = 10
POURED = 500
LINES_OF_DAYS = 500  # how many lines about one client are read for a page of whole days
OF_A_DAY = ("day", "event_type", "outcome", "user_role", "purpose", "user_id")
FILTERS = {
    "event": "event_type",
    "outcome": "outcome",
    "person": "user_id__in",
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


def wrote_lately(actor: "Actor", event: str, client: UUID, *, since: datetime) -> bool:
    """Is there a line of this person about this event and client since then? It tells the same
    person nothing new, so it is not logged."""
    said = actor.for_the_logbook()
    mine = {name: said[name] for name in ("organisation_id", "user_id")}
    lines = LogEntry.unscoped.filter(event_type=event, client_ref=client, at__gte=since, **mine)
    return lines.filter(outcome=Outcome.SUCCESS).exists()


def about_own(actor: "Actor", event: str) -> list[datetime | None]:
    """When others did this with the actor's own membership, the last first."""
    own = {"object_type": "membership", "object_id": str(actor.membership_id)}
    lines = LogEntry.unscoped.filter(organisation_id=actor.organisation.pk, event_type=event)
    others = lines.filter(**own).exclude(user_id=actor.person.pseudonym)
    return list(others.order_by("-at").values_list("at", flat=True)[:SHOWN])


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


def lines_taken(machine: "Machine", *, since: date | None, after: int, most: int) -> list[LogEntry]:
    """Lines of the organisation in the order of its chain, for another system; one more than `most`
    tells that there is more. That they were taken along is a line too."""
    found = list(_in_order(machine.organisation.pk, since, after)[: most + 1])
    _record_taken(machine)
    return found


def lines_poured(machine: "Machine", *, since: date | None, after: int) -> "Iterator[LogEntry]":
    """The same lines one after another, however many there are: up to the last one of this moment,
    read in pieces, each in a transaction of its own, so that nothing waits for who is slow."""
    here = machine.organisation.pk
    numbers = LogEntry.unscoped.filter(organisation_id=here, chain_no__isnull=False)
    until = numbers.order_by("-chain_no").values_list("chain_no", flat=True).first() or 0
    _record_taken(machine)
    return _poured(here, since, after, until)


def _poured(here: int, since: date | None, after: int, until: int) -> "Iterator[LogEntry]":
    while True:
        with walls.working_for(organisation=here):
            lines = list(_in_order(here, since, after).filter(chain_no__lte=until)[:POURED])
        yield from lines
        if len(lines) < POURED:
            return
        after = lines[-1].chain_no or until


def _in_order(here: int, since: date | None, after: int) -> "QuerySet[LogEntry]":
    """In the order of the chain, found by its number and not by counting."""
    lines = LogEntry.unscoped.filter(organisation_id=here, chain_no__gt=after, at__isnull=False)
    if since:
        lines = lines.filter(at__gte=_midnight(since))
    return lines.order_by("chain_no")


def _record_taken(machine: "Machine") -> None:
    record("logbook.taken", actor=machine, action=Action.EXECUTE, about="logbook:",
           purpose="logboek meenemen", policy="machine")  # fmt: skip


def _lines(actor: "Actor", wanted: dict[str, Any]) -> "QuerySet[LogEntry]":
    asked = {FILTERS[name]: value for name, value in wanted.items() if name in FILTERS and value}
    return LogEntry.unscoped.filter(organisation_id=actor.organisation.pk, **asked)


def _page(lines: "QuerySet[LogEntry]", *, newer: str, older: str) -> Page:
    if since := spot_in(newer):
        at, line = since
        later = lines.filter(at__gte=at).exclude(at=at, id__lte=line)
        rows = list(later.order_by("at", "id")[: SIZE + 1])
        shown, more = rows[:SIZE][::-1], len(rows) > SIZE
        return Page(shown, _key(shown[:1]) if more else "", _key(shown[-1:]))
    before = spot_in(older)
    if before:
        at, line = before
        lines = lines.filter(at__lte=at).exclude(at=at, id__gte=line)
    rows = list(lines.order_by("-at", "-id")[: SIZE + 1])
    shown, more = rows[:SIZE], len(rows) > SIZE
    return Page(shown, _key(shown[:1]) if before else "", _key(shown[-1:]) if more else "")


def _key(line: list[LogEntry]) -> str:
    return spot_of(line[0].at, line[0].pk) if line and line[0].at else ""


@dataclass(frozen=True)
class OfADay:
    """What somebody did with one client's file on one day, and how often; no times, no content."""

    day: date
    event: str
    outcome: str
    roles: str
    purpose: str
    person: UUID | None
    times: int


@dataclass(frozen=True)
class Days:
    """Whole days, newest first, and the day before which the next page goes on; None at the end."""

    lines: list[OfADay]
    before: date | None


def days_about(
    client_ref: UUID, organisation: int, *, before: date | None = None, since: date | None = None
) -> Days:
    """What was done with one client's file, per day: in two queries, however many lines there are.

    One page holds whole days, the newest of at least `LINES_OF_DAYS` lines that come `before` a
    day. With `since` it is everything from that day on.
    """
    lines = LogEntry.unscoped.filter(client_ref=client_ref, organisation_id=organisation)
    if before:
        lines = lines.filter(at__lt=_midnight(before))
    further = None if since else _last_that_fits(lines)
    first = since or further
    shown = lines.filter(at__gte=_midnight(first)) if first else lines
    rows = (
        shown.annotate(day=TruncDate("at"))
        .values_list(*OF_A_DAY)
        .annotate(times=Count("pk"))
        .order_by("-day", "user_role", "event_type", "outcome", "purpose", "user_id")
    )
    return Days([OfADay(*row) for row in rows], further)


def _last_that_fits(lines: "QuerySet[LogEntry]") -> date | None:
    """The day up to which lines come on one page; none when they all do."""
    moments = lines.order_by("-at").values_list("at", flat=True)
    full = list(moments[LINES_OF_DAYS - 1 : LINES_OF_DAYS])
    return timezone.localdate(full[0]) if full and full[0] else None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
