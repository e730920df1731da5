"""What is still to do afterwards: after a call made in danger, and about what may prove wrong.

In danger any professional calls, without steps, protocol or decider (G17); what these gates ask is
done by the end of the next working day: consultation on paper (G04), the decider told (G13), the
client told (G16), and why the steps came later (method.md S0 and section 10).
"""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from zorgvuldig.rules.gates import client_told

LOOK_AGAIN_AFTER = timedelta(days=14)


class ToDo(StrEnum):
    """One thing that had to wait for the call."""

    CONSULT = "CONSULT"
    TELL_DECIDER = "TELL_DECIDER"
    DECIDER_LOOKS = "DECIDER_LOOKS"
    TELL_CLIENT = "TELL_CLIENT"
    GIVE_REASONS = "GIVE_REASONS"


class SinceTheCall(Struct, frozen=True, kw_only=True):
    """What was done since somebody was called in danger."""

    consulted: bool = False
    decider_chosen: bool = False
    decider_saw: bool = False
    client_told: bool = False
    postponed_to: date | None = None
    reasons_given: bool = False


def still_open(since: SinceTheCall, *, today: date) -> tuple[ToDo, ...]:
    """What is still to do, in the order in which it helps; empty when all is done.

    A postponement counts until its day has passed (G16). The decider is told once they have seen
    it (G13): choosing them is only the first half.
    """
    waits = {
        ToDo.CONSULT: not since.consulted,
        ToDo.TELL_DECIDER: not since.decider_chosen,
        ToDo.DECIDER_LOOKS: since.decider_chosen and not since.decider_saw,
        ToDo.TELL_CLIENT: client_told(since.client_told, since.postponed_to, today=today)
        is not None,
        ToDo.GIVE_REASONS: not since.reasons_given,
    }
    return tuple(thing for thing, waiting in waits.items() if waiting)


def ask_again_on(today: date) -> date:
    """When to look into an opinion or assumption, unless another day is chosen (method.md S2)."""
    return today + LOOK_AGAIN_AFTER


def is_due(ask_again: date | None, *, today: date) -> bool:
    """Has the day come to look into it? Without a day it has."""
    return ask_again is None or ask_again <= today


def is_late(by_on: date, *, today: date) -> bool:
    """Has the day of a small step passed? On the day itself there is still time (P08)."""
    return by_on < today
