"""The match that carries a request now, who sees to it, and when its next review is due (H-08)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.access import line, requests
from zorgvuldig.helpline.models import HelpNote, Match
from zorgvuldig.people import letting
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.actor import Actor

ON_THE_CLOCK = (Note.CONTACT, Note.REVIEW)


class Days(NamedTuple):
    """When there was contact within a match, and when somebody looked back. "Not reached" is no
    contact."""

    contacts: list[date]
    reviews: list[date]


def match_of(request: "HelpRequest") -> Match | None:
    """The open match of a request, if there is one."""
    rows = Match.unscoped.filter(request=request, ended_on=None)
    return rows.select_related("confidant__key", "confidant__membership__person").first()


def ended_on(request: "HelpRequest") -> date | None:
    """The day on which the last match of a request ended; none while there was no match, or one
    still runs."""
    days = Match.unscoped.filter(request=request).values_list("ended_on", flat=True)
    return days.order_by("-began_on", "-pk").first()


def days_of(numbers: "Iterable[UUID]") -> "dict[UUID, Days]":
    """The days of contact and review, by match; one query, however many matches."""
    found = {number: Days([], []) for number in numbers}
    notes = HelpNote.unscoped.filter(match__in=list(found), kind__in=ON_THE_CLOCK)
    for match, kind, day in notes.values_list("match_id", "kind", "happened_on"):
        days = found[match]
        (days.reviews if kind == Note.REVIEW else days.contacts).append(day)
    return found


def review_due(match: Match, days: Days | None = None) -> date:
    """The day from which the next review of this match is due."""
    days = days or days_of([match.pk])[match.pk]
    return clocks.review_due_on(match.began_on, days.contacts, days.reviews, match.review_on)


def reviewed_match(actor: "Actor | None", reference: str) -> Match:
    """The open match of a request, for who looks back on it: the coordinator, or the worker who
    took the request. The look is logged, and a refusal."""
    request = requests.get_request(actor, reference)
    actor = line.answers(actor)
    may = ways.REVIEW.open_to(actor)
    mine = ways.TOOK_IT in may and request.taken_by_id == actor.membership_id
    if not (mine or letting.OURS in may):
        requests.refuse(actor, reference)
    return _open_match(actor, request)


def coordinated_match(actor: "Actor | None", reference: str) -> Match:
    """The open match of a request, for the coordinator, who alone extends and ends it."""
    actor = line.coordinates(actor)
    return _open_match(actor, requests.get_request(actor, reference))


def _open_match(actor: "Actor", request: "HelpRequest") -> Match:
    match = match_of(request)
    if match is None:
        requests.refuse(actor, request.reference)
    match.request = request
    return match
