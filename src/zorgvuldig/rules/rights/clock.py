"""By which day a request is answered; law.md H, in months from the day it came in.

Terms run from receipt. A question about identity, a holiday or a missing signature pauses nothing:
`due` cannot even be told about them. A term that ends on a closed day is kept on the last working
day before it, never after.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from zorgvuldig import handbook
from zorgvuldig.rules.codes import Regime
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.retention import add_months
from zorgvuldig.rules.rights.asking import Right
from zorgvuldig.rules.working_days import is_working_day, next_working_day

FILE = (Right.ACCESS, Right.COPY)
FREEZES = (Right.RESTRICTION, Right.OBJECTION)
COURT = timedelta(weeks=6)

NO_EXTENSION = "Voor dit verzoek kent de wet geen verlenging, of de verlenging is al gebruikt."
TOLD_TOO_LATE = "De verlenging moet worden verteld voordat de eerste termijn om is."
TOLD_TOO_EARLY = "De verlenging is verteld voordat het verzoek er was."


class Term(NamedTuple):
    """One line of the table of terms; how many months stands under its row in `rights.toml`."""

    when: Callable[[Right, Regime], bool]
    row: str


TERMS = (
    Term(lambda right, regime: right in (Right.INFORMATION, Right.SUPPORT), "T01"),
    Term(lambda right, regime: right in FILE and regime == Regime.WMO, "T02"),
    Term(lambda right, regime: right in FILE, "T03"),
    Term(lambda right, regime: right == Right.DESTRUCTION and regime == Regime.WMO, "T04"),
    Term(lambda right, regime: right in FREEZES, "T05"),
    Term(lambda right, regime: True, "T06"),
)  # fmt: skip


class Due(NamedTuple):
    """The clock of one request.

    `ends_on` is the last day of the term itself, `answer_by` the working day to keep. By `done_by`
    it has also been done. From `freeze_on` on nothing is shared any more, if the answer to the
    request carries the duty FREEZE_AT_ONCE.
    """

    row: str
    received_on: date
    freeze_on: date | None
    ends_on: date
    answer_by: date
    done_by: date
    may_extend: bool


def due(right: Right, regime: Regime, received_on: date) -> Due:
    """By when this request must be answered and done."""
    row = next(term.row for term in TERMS if term.when(right, regime))
    term = handbook.read("rights")["term"][row]
    freeze_on = received_on if right in FREEZES else None
    if term["months"] == 0:
        day = at_once(received_on)
        return Due(row, received_on, freeze_on, day, day, day, False)
    ends_on = add_months(received_on, term["months"])
    answer_by = open_day_until(ends_on)
    done_by = open_day_until(add_months(received_on, term["done_in"]))
    return Due(row, received_on, freeze_on, ends_on, answer_by, done_by, term["longer"] > 0)


def extended(clock: Due, told_on: date) -> Due:
    """The same clock made longer: once, told with its reason within the first term (AVG 12(3)).

    Raises Fault when the law knows no extension here, or it was told too early or too late.
    """
    if not clock.may_extend:
        raise Fault("right", NO_EXTENSION)
    if told_on < clock.received_on:
        raise Fault("told_on", TOLD_TOO_EARLY)
    if told_on > clock.ends_on:
        raise Fault("told_on", TOLD_TOO_LATE)
    term = handbook.read("rights")["term"][clock.row]
    ends_on = add_months(clock.ends_on, term["longer"])
    answer_by = open_day_until(ends_on)
    return clock._replace(ends_on=ends_on, answer_by=answer_by, done_by=answer_by, may_extend=False)


def at_once(day: date) -> date:
    """The day itself when people work, else the first day they do: telling recipients of a
    correction (AVG art. 19), telling the client what is recorded (AVG art. 13)."""
    return day if is_working_day(day) else next_working_day(day)


def court_until(answered_on: date) -> date:
    """The last day to go to court after a refusal: six weeks (UAVG art. 35), never counted longer
    for a closed day, so that nobody comes too late by our doing."""
    return answered_on + COURT


def open_day_until(day: date) -> date:
    """This day, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
