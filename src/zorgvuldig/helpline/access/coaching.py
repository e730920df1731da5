"""What a coach sees: the confidants they coach, and of each match only days and numbers. No story
of a caller, no name, not even the reference of a request: who coaches does not need them."""

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import Q

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.access.confidants import log_look, refuse
from zorgvuldig.helpline.candidates import whole
from zorgvuldig.helpline.models import Confidant, ConfidantTalk, HelpNote, Match
from zorgvuldig.people import access as people
from zorgvuldig.rules.helpline import clocks, coaching
from zorgvuldig.rules.helpline.codes import ConfidantState, Note
from zorgvuldig.rules.helpline.codes import ConfidantTalk as Talk
from zorgvuldig.rules.retention import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

LOOKS_BACK = 12  # months in which an ended match still asks for aftercare
Days = defaultdict[tuple[object, str], list[date]]


class Linked(NamedTuple):
    """One match as the coach may know it."""

    number: UUID
    began_on: date
    ended_on: date | None
    contacts: int
    review_by: date
    due: coaching.Due | None


class Coached(NamedTuple):
    """A confidant with what the coach has to do, the first to be done first."""

    confidant: Confidant
    linked: list[Linked]
    due: list[coaching.Due]


def coaches(actor: "Actor | None") -> "Actor":
    """Who coaches: a coach, or a coordinator who does."""
    return people.require(actor, ways.COACH)


def coached_by(actor: "Actor") -> "QuerySet[Confidant]":
    """The confidants of whom this person is the coach, who have not stopped."""
    rows = whole(actor.organisation.pk).filter(coach=actor.membership_id)
    if ways.COACHED_BY_THEM not in ways.COACHED.open_to(actor):
        return rows.none()
    return rows.exclude(state=ConfidantState.STOPPED).order_by("applied_on", "pk")


def get_coached(actor: "Actor | None", number: UUID) -> Confidant:
    """One of them. The look is logged, and a refusal."""
    actor = coaches(actor)
    found = coached_by(actor).filter(pk=number).first()
    if found is None:
        refuse(actor, number)
    log_look(found, actor, "coach")
    return found


def standing(confidants: "Sequence[Confidant]", today: date) -> list[Coached]:
    """Each confidant with their matches and what is due, whose talk is due first on top. Three
    questions to the database, however many there are."""
    matches = matches_of(confidants, today)
    days = _days(confidants, [match for some in matches.values() for match in some])
    found = [_coached(one, matches[one.pk], days) for one in confidants]
    return sorted(found, key=lambda one: one.due[0].by if one.due else date.max)


def matches_of(confidants: "Iterable[Confidant]", today: date) -> "defaultdict[UUID, list[Match]]":
    """Running matches, and those that ended within a year, by confidant."""
    lately = Q(ended_on=None) | Q(ended_on__gt=add_months(today, -LOOKS_BACK))
    rows = Match.unscoped.filter(lately, confidant__in=[one.pk for one in confidants])
    found: defaultdict[UUID, list[Match]] = defaultdict(list)
    for match in rows.order_by("began_on", "pk"):
        found[match.confidant_id].append(match)
    return found


def _days(confidants: "Iterable[Confidant]", matches: "Iterable[Match]") -> Days:
    """The days of contacts and reviews by match, and of talks by match and by confidant."""
    found: Days = defaultdict(list)
    notes = HelpNote.unscoped.filter(
        match__in=[match.pk for match in matches], kind__in=[Note.CONTACT, Note.REVIEW]
    )
    for number, kind, day in notes.values_list("match", "kind", "happened_on"):
        found[number, kind].append(day)
    talks = ConfidantTalk.unscoped.filter(confidant__in=[one.pk for one in confidants])
    for who, match, kind, day in talks.values_list("confidant", "match", "kind", "held_on"):
        found[match or who, kind].append(day)
    return found


def _coached(confidant: Confidant, matches: "Iterable[Match]", days: Days) -> Coached:
    linked = [_linked(match, days) for match in matches]
    due = [one.due for one in linked if one.due]
    if confidant.state == ConfidantState.ACTIVE and confidant.active_from:
        talks = days[confidant.pk, Talk.PEER_GROUP]
        due.append(coaching.due_with_others(confidant.active_from, talks))
    return Coached(confidant, linked, sorted(due, key=lambda one: one.by))


def _linked(match: Match, days: Days) -> Linked:
    contacts, reviews = days[match.pk, Note.CONTACT], days[match.pk, Note.REVIEW]
    asked = coaching.Linked(
        match.began_on,
        match.ended_on,
        contacts,
        days[match.pk, Talk.COACHING],
        days[match.pk, Talk.AFTERCARE],
    )
    review_by = clocks.review_due_on(match.began_on, contacts, reviews, match.review_on)
    return Linked(
        match.pk, match.began_on, match.ended_on, len(contacts), review_by,
        coaching.due_about(asked),
    )  # fmt: skip
