"""What waits for somebody, in every room: for the page of the day and for the mail in the morning.

People is the ground floor and knows no dossier and no request. A room that does, says so once, when
it is ready: `reminding.waits_here(what_waits)`; or, where one line for a whole page is enough,
`reminding.look_each_morning(whom_to_remind, "helpline:matches", "Een tussenstand is te laat")`.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from django.urls import reverse

from zorgvuldig.handbook.wording import since_or_by

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


class Why(IntEnum):
    """Why something waits, the most pressing first: all that a mail may say (`handbook/codes.toml`,
    table `waits`)."""

    ASKED = 1
    PROMISED = 2
    SIGN = 3
    LATE = 4
    STALE = 5
    STILL = 6
    STANDS_IN = 7
    ANSWERED = 8


class Waits(NamedTuple):
    """One thing that waits for one person. `text` may name a reference of a file and a colleague,
    and stands on the page only. `urgent` goes before everything and is mailed whatever somebody
    chose; `quietly` stands on the page and is no reason for a mail (yet)."""

    text: str
    url: str
    why: Why
    due: date | None = None
    since: date | None = None
    urgent: bool = False
    quietly: bool = False

    def pressing(self, today: date) -> tuple[bool, int, date]:
        """What comes first: urgent, then what is too late, what somebody asks, the rest; of the
        same sort the longest waiting."""
        late = self.due is not None and self.due < today
        return (not self.urgent, 0 if late else self.why, self.due or self.since or today)

    def when(self, today: date) -> str:
        """Since or until when, in words; empty where no day is known."""
        if self.due is not None:
            said = since_or_by(self.due, today)
            return f"Te laat: uiterlijk {said}" if self.due < today else f"Uiterlijk {said}"
        return f"Wacht sinds {since_or_by(self.since, today)}" if self.since else ""


Whom = Callable[[date], set[int]]  # persons of the organisation that was said
WhatWaits = Callable[["Actor", date], Iterable[Waits]]


class Look(NamedTuple):
    """For whom something waits, on which page they see it, and the line that says so."""

    whom: Whom
    page: str
    says: str
    why: Why
    roles: Collection[str] = ()

    def waits(self, actor: "Actor", today: date) -> list[Waits]:
        """The line, when it waits for this person; nothing is asked for who holds none of the
        roles it is for."""
        if self.roles and not actor.holds(self.roles):
            return []
        if actor.person.pk not in self.whom(today):
            return []
        return [Waits(self.says, reverse(self.page), self.why)]


class Part(NamedTuple):
    """What a room shows on the page of the day, below what waits; `last` are the ways elsewhere."""

    template: str
    data: dict[str, Any]
    last: bool = False


Shows = Callable[["Actor", date], Part | None]
_asked: list[WhatWaits] = []
_looks: list[Look] = []
_parts: list[Shows] = []


def waits_here(what_waits: WhatWaits) -> None:
    """Have a room asked what waits for somebody. Asked once, however often it is said."""
    if what_waits not in _asked:
        _asked.append(what_waits)


def look_each_morning(
    whom: Whom, page: str, says: str, why: Why = Why.LATE, roles: Collection[str] = ()
) -> None:
    """The same for a room that knows for whom, and has a page of its own for what."""
    look = Look(whom, page, says, why, roles)
    if look not in _looks:
        _looks.append(look)
        waits_here(look.waits)


def shows_on_the_day(shows: Shows) -> None:
    """Have a room asked for its part of the page of the day."""
    if shows not in _parts:
        _parts.append(shows)


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """Everything that waits for this person in the organisation they work for, the most pressing
    first. Nothing is opened for it and no look is logged: the lines say where, the page what."""
    found = [one for asked in _asked for one in asked(actor, today)]
    return sorted(found, key=lambda one: one.pressing(today))


def parts_for(actor: "Actor", today: date) -> list[Part]:
    """The parts of the rooms in which this person works."""
    parts = [part for shows in _parts if (part := shows(actor, today)) is not None]
    return sorted(parts, key=lambda part: part.last)
