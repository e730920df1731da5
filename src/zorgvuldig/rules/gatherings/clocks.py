"""The terms of gatherings; workshop.md A3, A5, A6, B3, law.md I."""

from datetime import date, datetime, timedelta

from zorgvuldig.rules.retention import add_months
from zorgvuldig.rules.working_days import next_working_day

TALK_WITHIN = 10  # working days from the request to the preparation talk; our choice
OFFER_LASTS = timedelta(hours=48)
CONFIRM_WITHIN = timedelta(days=1)  # who registered by the shared link; our choice
LOOK_BACK_AFTER = (3, 6)  # months after the report was sent
ASKED_LATER_AFTER = 3  # months after the day itself
CALL_WITHIN = 5  # working days from the wish to be called to the call; our choice
CALL_BACK_KEPT = timedelta(days=30)  # M-02
CANCELLED_SHOWN = timedelta(days=14)  # after the day on which a meeting would have been
HOW_WAS_IT = timedelta(days=1)  # after a meeting, for who answers on the way home
KEPT_MONTHS = 12  # participants, after the report was sent (law.md I)


def talk_due_on(requested_on: date) -> date:
    """The last day on which the preparation talk is in time; counted from the day after."""
    return _working_days_after(requested_on, TALK_WITHIN)


def _working_days_after(day: date, many: int) -> date:
    for _ in range(many):
        day = next_working_day(day)
    return day


def talks_late_before(today: date) -> date:
    """Requests from before this day are late today."""
    day = today
    while talk_due_on(day) >= today:
        day -= timedelta(days=1)
    return day + timedelta(days=1)


def offer_ends(now: datetime, begins_at: datetime) -> datetime:
    """When an offered seat goes to the next: after two days, and always before it begins."""
    return min(now + OFFER_LASTS, begins_at)


def look_back_days(sent_on: date) -> list[date]:
    """When the provider asks the municipality what became of the recommendations."""
    return [add_months(sent_on, months) for months in LOOK_BACK_AFTER]


def looks_back_on(sent_on: date | None, looked_back: int) -> date | None:
    """When the next look back is due; None when none is left, or no report was sent."""
    days = look_back_days(sent_on)[looked_back:] if sent_on else []
    return days[0] if days else None


def reports_due_until(today: date, looked_back: int) -> date:
    """Of reports sent up to this day, the look back that comes after `looked_back` is due today."""
    months = LOOK_BACK_AFTER[looked_back]
    day = today - timedelta(days=28 * months)
    while add_months(day, months) > today:
        day -= timedelta(days=1)
    return day


def asked_later_on(held_on: date) -> date:
    """When participants are asked once more how sure they are."""
    return add_months(held_on, ASKED_LATER_AFTER)


def kept_until(last: date) -> date:
    """The day on which what is known of participants goes."""
    return add_months(last, KEPT_MONTHS)


def call_due_on(asked_on: date) -> date:
    """The last day on which who asked to be called is called in time."""
    return _working_days_after(asked_on, CALL_WITHIN)


def calls_late_before(today: date) -> date:
    """Who asked before this day should have been called by now."""
    day = today
    while call_due_on(day) >= today:
        day -= timedelta(days=1)
    return day + timedelta(days=1)


def call_kept_until(asked_on: date) -> date:
    """The last day of a number somebody left to be called (M-02)."""
    return asked_on + CALL_BACK_KEPT


def may_say_how_it_was(begins_at: datetime, ends_at: datetime, now: datetime) -> bool:
    """While a meeting runs, and until a day after it."""
    return begins_at <= now <= ends_at + HOW_WAS_IT
