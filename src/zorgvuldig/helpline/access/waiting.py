"""The waiting list of the line: what waits, the most urgent and then the longest first.

Danger comes first, then promises that were not kept, then the rest by when it came in. Whether a
review is due is asked of the rule (`clocks.review_due_on`), for all running matches at once.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.access.requests import requests_of
from zorgvuldig.helpline.access.stories import unanswered
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest, Match, SecondLook
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import letting
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Danger, Kind, Note, State
from zorgvuldig.rules.spots import ranked_spot_in

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

PAGE = 25
URGENT, LATE, REST = 0, 1, 2
IN_DANGER = Q(danger__in=[Danger.YES, Danger.UNCLEAR]) | Q(kind=Kind.ACUTE)


class Place(NamedTuple):
    """Where a request stands in the list."""

    rank: int
    received_at: datetime
    number: UUID


def waiting(actor: "Actor", today: date) -> "QuerySet[HelpRequest]":
    """The open requests this person may see, each with why it waits, the most urgent first."""
    late = Q(promised_by__lt=today, first_contact_on=None)
    asked = SecondLook.unscoped.filter(
        request=OuterRef("pk"), asked_of=actor.membership_id, agrees=None
    )
    handed = Match.unscoped.filter(
        request=OuterRef("pk"), ended_on=None, needs_coordinator_since__isnull=False
    )
    rows = requests_of(actor).exclude(state=State.CLOSED).annotate(
        rank=Case(
            When(IN_DANGER, then=Value(URGENT)),
            When(late, then=Value(LATE)),
            default=Value(REST),
            output_field=IntegerField(),
        ),
        has_message=unanswered(),
        asks_look=Exists(asked),
        asks_coordinator=Exists(handed),
        had_match=Exists(Match.unscoped.filter(request=OuterRef("pk"), ended_on__isnull=False)),
    )  # fmt: skip
    return rows.order_by("rank", "received_at", "pk")


def what_waits(overdue: Iterable[UUID]) -> Q:
    """Of the open requests, those that wait for somebody of the line."""
    return (
        IN_DANGER
        | Q(first_contact_on=None)
        | Q(state=State.NEW)
        | Q(has_message=True)
        | Q(asks_look=True)
        | Q(asks_coordinator=True)
        | Q(pk__in=list(overdue))
    )


def wants_call() -> Q:
    """Who left a number or address to be reached at, however they came, and was not spoken with
    yet; not who took it back."""
    kept = CallBack.unscoped.filter(request=OuterRef("pk"))
    return Q(Exists(kept), first_contact_on=None)


Narrowed = Callable[["Actor", date, Iterable[UUID]], Q]
NARROWED: dict[str, Narrowed] = {
    "": lambda actor, today, overdue: what_waits(overdue),
    "gevaar": lambda actor, today, overdue: IN_DANGER,
    "te-laat": lambda actor, today, overdue: Q(promised_by__lt=today, first_contact_on=None),
    "nieuw": lambda actor, today, overdue: Q(state=State.NEW),
    "bellen": lambda actor, today, overdue: wants_call(),
    "berichten": lambda actor, today, overdue: Q(has_message=True),
    "meekijken": lambda actor, today, overdue: Q(asks_look=True),
    "tussenstand": lambda actor, today, overdue: Q(pk__in=list(overdue)),
    "mijn": lambda actor, today, overdue: Q(taken_by=actor.membership_id),
    "lopend": lambda actor, today, overdue: Q(),
}


def list_page(
    actor: "Actor", which: str, today: date, overdue: Iterable[UUID], after: Place | None = None
) -> list[HelpRequest]:
    """One page of the list and one more, from a place on when there is one."""
    rows = waiting(actor, today).filter(NARROWED[which](actor, today, overdue))
    if after is not None:
        rows = rows.filter(
            Q(rank__gt=after.rank)
            | Q(rank=after.rank, received_at__gt=after.received_at)
            | Q(rank=after.rank, received_at=after.received_at, pk__gt=after.number)
        )
    return list(rows[: PAGE + 1])


def call_backs(rows: Iterable[HelpRequest]) -> dict[UUID, CallBack]:
    """How those of these requests want to be called who nobody spoke with yet; one query."""
    first = [found.pk for found in rows if found.first_contact_on is None]
    kept = CallBack.unscoped.filter(request__in=first).select_related("key")
    return {one.request_id: one for one in kept}


def place_in(written: str) -> Place | None:
    """A place in the list, as it stands in the address; anything else is the beginning."""
    found = ranked_spot_in(written, (URGENT, LATE, REST))
    return Place(*found) if found else None


def overdue_reviews(actor: "Actor", today: date) -> set[UUID]:
    """The requests this person may see of which a review should have been held (H-08)."""
    rows = Match.unscoped.filter(ended_on=None, request__in=requests_of(actor).values("pk"))
    matches = {match.pk: match for match in rows}
    days: dict[tuple[UUID, str], list[date]] = {}
    notes = HelpNote.unscoped.filter(match__in=matches, kind__in=[Note.CONTACT, Note.REVIEW])
    for match, kind, day in notes.values_list("match", "kind", "happened_on"):
        days.setdefault((match, kind), []).append(day)
    return {
        match.request_id
        for match in matches.values()
        if clocks.review_due_on(
            match.began_on,
            days.get((match.pk, Note.CONTACT), []),
            days.get((match.pk, Note.REVIEW), []),
            match.review_on,
        )
        < today
    }


class Standing(NamedTuple):
    """How many wait now, and how many of them too long."""

    waiting: int
    late: int


def standing(actor: "Actor", today: date, overdue: Iterable[UUID]) -> Standing:
    """The counts of one's own desk, over what one may see: as true as the list below it. What
    leaves the desk is told in tens (`actions.numbers`)."""
    open_now = waiting(actor, today).filter(what_waits(overdue))
    late = NARROWED["te-laat"](actor, today, overdue)
    return Standing(open_now.count(), open_now.filter(late).count())


def log_listing(actor: "Actor") -> None:
    """Looking through the list is logged; each request is logged when it is opened."""
    policy = "coordinator" if letting.OURS in ways.REQUEST.open_to(actor) else "worker"
    record(
        "helprequest.listed",
        actor=actor,
        action=Action.READ,
        about="helprequest:",
        policy=policy,
    )


def waits_for_one(actor: "Actor", today: date) -> "QuerySet[HelpRequest]":
    """What waits for this person and not for whoever has time: asked to look along, danger, a
    promise of today or before, or a message, in what they do themselves; and for the coordinators
    what nobody does."""
    mine = Q(taken_by=actor.membership_id)
    if letting.OURS in ways.REQUEST.open_to(actor):
        mine |= Q(taken_by=None)
    promised = Q(promised_by__lte=today, first_contact_on=None)
    unseen = IN_DANGER & (Q(first_contact_on=None) | Q(has_message=True))
    asks = Q(asks_look=True) | (mine & (promised | unseen | Q(has_message=True)))
    return waiting(actor, today).filter(asks)
