"""What can be done with a parcel from one organisation to another, and when it is over; plain
values, no clock."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from zorgvuldig.rules.moves import Move

OPEN_FOR = timedelta(minutes=15)  # how long a letter behind a link can be fetched, once it opened
TRIES = 5  # wrong codes before a link shuts for good
MOST_DAYS = 14  # a link lives no longer
WAITS_UNOPENED = timedelta(days=60)  # after the day on which an answer was asked
CODE_LASTS = timedelta(days=7)


class State(StrEnum):
    """How a parcel stands."""

    SENT = "SENT"
    OPENED = "OPENED"
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"
    REVOKED = "REVOKED"
    LAPSED = "LAPSED"


class Origin(StrEnum):
    """From which recorded decision it was sent."""

    DISCLOSURE = "DISCLOSURE"
    REFERRAL = "REFERRAL"


class Refusal(StrEnum):
    """Why an organisation does not take it in."""

    WRONG_PLACE = "WRONG_PLACE"
    NOT_OUR_TASK = "NOT_OUR_TASK"
    TOO_MUCH = "TOO_MUCH"
    NO_ROOM = "NO_ROOM"
    CALL_FIRST = "CALL_FIRST"


class Said(StrEnum):
    """What is said beside a parcel, afterwards."""

    QUESTION = "QUESTION"
    ANSWER = "ANSWER"
    REASON = "REASON"
    FEEDBACK = "FEEDBACK"
    CORRECTION = "CORRECTION"
    ERASED = "ERASED"


MOVES: dict[str, Move[State]] = {
    "open": Move((State.SENT,), State.OPENED),
    "accept": Move((State.OPENED,), State.ACCEPTED),
    "refuse": Move((State.SENT, State.OPENED), State.REFUSED),
    "revoke": Move((State.SENT,), State.REVOKED),
    "lapse": Move((State.SENT, State.OPENED), State.LAPSED),
    "say": Move((State.OPENED, State.ACCEPTED), None),
    "feed_back": Move((State.ACCEPTED,), None),
    "correct": Move((State.SENT, State.OPENED, State.ACCEPTED), None),
}
READABLE = (State.OPENED, State.ACCEPTED)
RUNS = (State.SENT, State.OPENED, State.ACCEPTED)
EMPTY = (State.REFUSED, State.REVOKED, State.LAPSED)  # nothing of its text is left


def is_late(state: str, answer_by: date, today: date) -> bool:
    """Was an answer asked before today, and did none come?"""
    return state in (State.SENT, State.OPENED) and answer_by < today


def link_is_over(expires_at: datetime, open_until: datetime | None, now: datetime) -> bool:
    """Does a link open nothing any more: its days passed, or it opened a while ago?"""
    return now >= (open_until or expires_at)
