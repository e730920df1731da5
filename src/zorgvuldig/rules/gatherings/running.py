"""The clock of the half day: which part it is now, and how long it still lasts; workshop.md A4."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from zorgvuldig.rules.gatherings.codes import WorkshopState
from zorgvuldig.rules.gatherings.seats import MOST

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no letter that looks like another
LONG = 6


def is_a_code(typed: str) -> bool:
    """Could this be the code of a room?"""
    return len(typed) == LONG and set(typed) <= set(LETTERS)


def phones_let_in(seats: int, leads: int) -> int:
    """How many telephones a room takes: one for each seat and for each who leads it (W-06). A
    telephone that comes in again takes one of them."""
    return (seats or MOST) + leads


class Length(NamedTuple):
    """A part of the programme and its minutes."""

    code: str
    minutes: int


class Now(NamedTuple):
    """The part that is on. `minutes_left` is never below zero: then the part takes longer."""

    code: str
    began_at: datetime
    ends_at: datetime
    minutes_left: int

    def over(self, now: datetime) -> bool:
        """Has its time passed?"""
        return now >= self.ends_at


def part_now(
    parts: Sequence[Length], begins_at: datetime, now: datetime, chosen: str, chosen_at: datetime
) -> Now | None:
    """The part that was `chosen` in the room; before anybody chose, the part of the planned time.

    None before it begins. What was chosen stays until the next is chosen: a room runs late, and a
    screen that goes on by itself would take the floor from who leads."""
    by_code = {part.code: part for part in parts}
    if chosen in by_code:
        return _counted(by_code[chosen], chosen_at, now)
    if now < begins_at:
        return None
    began = begins_at
    for part in parts:
        last = part is parts[-1]
        if last or now < began + timedelta(minutes=part.minutes):
            return _counted(part, began, now)
        began += timedelta(minutes=part.minutes)
    return None


def next_part(parts: Sequence[Length], current: str) -> str | None:
    """The part after this one; the first when none is on, None after the last."""
    codes = [part.code for part in parts]
    place = codes.index(current) + 1 if current in codes else 0
    return codes[place] if place < len(codes) else None


def _counted(part: Length, began: datetime, now: datetime) -> Now:
    ends = began + timedelta(minutes=part.minutes)
    left = -((now - ends) // timedelta(minutes=1))
    return Now(part.code, began, ends, max(0, left))


def room_is_open(code: str, begins_on: date | None, state: str, today: date) -> bool:
    """Can telephones come in? Only with a code, on the day itself, and while it is held."""
    on = state in (WorkshopState.CONFIRMED, WorkshopState.HELD)
    return bool(code) and on and begins_on == today
