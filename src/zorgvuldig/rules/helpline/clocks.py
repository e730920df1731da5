"""The helpline's clocks: the promised first call, the reviews, coaching, keeping. helpline.md 3-6.

Days are calendar days unless "working" is said; nothing here reads a clock itself.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from zorgvuldig.rules.retention import add_months
from zorgvuldig.rules.working_days import next_working_day

REVIEW_AFTER_CONTACTS = 3
REVIEW_EVERY = timedelta(weeks=6)
COACH_EVERY = timedelta(weeks=4)
COACH_AFTER_FIRST = timedelta(days=7)
MOST_CONTACTS = 8  # a guideline; the coordinator extends
TRAINING_LASTS_MONTHS = 24
CERTIFICATE_LASTS_MONTHS = 36  # our choice, decision 28
AFTER_CALL_MONTHS = 3
HEARS_WITHIN = 2  # working days in which who waits for a confidant hears how it stands
LONGEST_SILENCE = timedelta(days=14)  # and never longer than this once it was told
ANSWER_WITHIN = 5  # working days for an answer to a proposal; our choice, decision 28
KEPT_MONTHS = 12
PREPARING_MONTHS = 6  # without a step; our choice, decision 32


def promised_by(received_on: date, working_days: int) -> date:
    """The last day on which the line promised a first call; counted from the day after."""
    day = received_on
    for _ in range(working_days):
        day = next_working_day(day)
    return day


def review_due_on(
    matched_on: date,
    contacts: Sequence[date],
    reviews: Sequence[date],
    agreed_on: date | None = None,
) -> date:
    """The day from which the next review is due (H-08): after the third contact, and six weeks
    after the match or the last review, or on the day that was agreed; whichever comes first.
    Dates may come in any order."""
    last = max(reviews, default=None)
    days = [(last or matched_on) + REVIEW_EVERY]
    if last is None and len(contacts) >= REVIEW_AFTER_CONTACTS:
        days.append(sorted(contacts)[REVIEW_AFTER_CONTACTS - 1])
    if agreed_on is not None:
        days.append(agreed_on)
    return min(days)


def coaching_due_on(matched_on: date, contacts: Sequence[date], talks: Sequence[date]) -> date:
    """The day by which the coach speaks with a confidant about this match: within a week after the
    first contact, then every four weeks."""
    if talks:
        return max(talks) + COACH_EVERY
    if contacts:
        return min(contacts) + COACH_AFTER_FIRST
    return matched_on + COACH_EVERY


def kept_until(last_contact_on: date) -> date:
    """A year after the last contact (law.md I)."""
    return add_months(last_contact_on, KEPT_MONTHS)


def prepares_until(last_step_on: date) -> date:
    """Half a year after the last step of who never became a confidant."""
    return add_months(last_step_on, PREPARING_MONTHS)


def after_call_on(closed_on: date) -> date:
    """The day of the call afterwards, if the caller wants one."""
    return add_months(closed_on, AFTER_CALL_MONTHS)


def valid_until(done_on: date, months: int) -> date:
    """The last day on which a training or certificate counts."""
    return add_months(done_on, months) - timedelta(days=1)


def hears_by(from_on: date) -> date:
    """The last day on which a caller who waits for a confidant hears how it stands."""
    return promised_by(from_on, HEARS_WITHIN)


def answer_due_on(asked_on: date) -> date:
    """The last day on which an answer to a proposal is in time, for the caller and the confidant
    alike. After it the coordinator may take the proposal back; it does not end by itself."""
    return promised_by(asked_on, ANSWER_WITHIN)
