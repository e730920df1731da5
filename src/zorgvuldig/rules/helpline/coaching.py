"""When a coach speaks with a confidant; helpline.md 5.

About each match: within a week after the first contact, then every four weeks. With others: each
quarter. After a match: once more. Nothing here asks who the caller is.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from zorgvuldig.rules.helpline.clocks import coaching_due_on
from zorgvuldig.rules.helpline.codes import ConfidantTalk
from zorgvuldig.rules.retention import add_months

PEER_GROUP_MONTHS = 3
AFTERCARE_WITHIN = timedelta(days=14)  # our choice, decision 29


class Linked(NamedTuple):
    """A match as the coach may know it: days, and nothing of the caller. `talks` are the coaching
    talks about it, `cared_for` those afterwards."""

    began_on: date
    ended_on: date | None
    contacts: Sequence[date]
    talks: Sequence[date]
    cared_for: Sequence[date]


class Due(NamedTuple):
    """A talk, and the day by which it is held."""

    kind: ConfidantTalk
    by: date


def due_about(linked: Linked) -> Due | None:
    """The next talk about one match: coaching while it runs, once afterwards, and then none."""
    if linked.ended_on is None:
        by = coaching_due_on(linked.began_on, linked.contacts, linked.talks)
        return Due(ConfidantTalk.COACHING, by)
    if any(day >= linked.ended_on for day in linked.cared_for):
        return None
    return Due(ConfidantTalk.AFTERCARE, linked.ended_on + AFTERCARE_WITHIN)


def due_with_others(active_from: date, talks: Sequence[date]) -> Due:
    """The next talk with other confidants: a quarter after the last, or after beginning."""
    last = max(talks, default=active_from)
    return Due(ConfidantTalk.PEER_GROUP, add_months(last, PEER_GROUP_MONTHS))
