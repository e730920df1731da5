"""What stands still longer than its state may last, and who can move it.

A room that has states says once how it finds them: `standstill.look_here(find)`. How long a state
may last, and which states cannot stand still and why, is said in `handbook/day.toml`. What is found
is told once: a line on the page of the day of who can move it, and a word in their next mail.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction

from zorgvuldig.handbook import read
from zorgvuldig.people import access_day
from zorgvuldig.people.models import Standstill
from zorgvuldig.people.reminding import Waits, Why
from zorgvuldig.rules.working_days import next_working_day

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


class Still(NamedTuple):
    """One thing that stands still. `page` is where it is moved; a person by `membership`, or else
    whoever holds one of `roles`."""

    state: str
    thing: Any
    page: str
    since: date
    roles: tuple[str, ...] = ()
    membership: int | None = None


Find = Callable[[Callable[[str], date], date], Iterable[Still]]  # of the organisation that was said
_looking: dict[str, Find] = {}


def look_here(machine: str, find: Find) -> None:
    """Have `find(before, today)` asked each night: `before(state)` is the last day since which a
    thing in that state stands still."""
    _looking[machine] = find


def looked_at() -> set[str]:
    """The machines that are looked at."""
    return set(_looking)


def longest(machine: str, state: str) -> timedelta:
    """How long a thing may be in this state."""
    return timedelta(days=int(read("day")["standstill"][machine][state]["days"]))


@transaction.atomic
def find_again(organisation_id: int, today: date) -> None:
    """Write down what stands still now; what stood still before keeps its day, and what moved is
    gone."""
    known = {(one.machine, one.thing, one.membership_id): one for one in Standstill.unscoped.all()}
    for machine, find in _looking.items():
        for still in find(_before(machine, today), today):
            row = known.pop((machine, str(still.thing), still.membership), None)
            if row is None or row.state != still.state:
                _write(organisation_id, machine, still, today)
    Standstill.unscoped.filter(pk__in=[one.pk for one in known.values()]).delete()


def _before(machine: str, today: date) -> Callable[[str], date]:
    return lambda state: today - longest(machine, state)


def _write(organisation_id: int, machine: str, still: Still, today: date) -> None:
    whose: dict[str, Any] = {"membership_id": still.membership}
    Standstill.unscoped.update_or_create(
        organisation_id=organisation_id,
        machine=machine,
        thing=str(still.thing),
        **whose,
        defaults={
            "state": still.state,
            "page": still.page,
            "since": still.since,
            "found_on": today,
            "roles": list(still.roles),
        },
    )


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """The lines for who can move it. It is a reason for a mail on the first working day only."""
    words = read("day")["standstill"]
    return [
        Waits(
            text=words[one.machine][one.state]["text"],
            url=one.page,
            why=Why.STILL,
            since=one.since,
            quietly=not _is_new(one.found_on, today),
        )
        for one in access_day.standing_still_for(actor)
    ]


def _is_new(found_on: date, today: date) -> bool:
    return next_working_day(found_on - timedelta(days=1)) >= today
