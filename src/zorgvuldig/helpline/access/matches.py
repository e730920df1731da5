"""All open matches, for the coordinator: hand-overs that wait first, then what is to be looked back
on longest. The database counts the days by the rule of `clocks.review_due_on`."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    DateField,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least

from zorgvuldig.helpline.models import HelpNote, Match
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Note

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

PAGE = 20
PATIENCE = timedelta(days=7)  # before a confidant is reminded of a contact that was agreed
AFTERCARE = timedelta(weeks=6)


class Place(NamedTuple):
    """Where a row stands in the list: does it wait for the coordinator, its review, its number."""

    rank: int
    due: date
    number: UUID


def open_matches() -> "QuerySet[Any]":
    """The open matches of the organisation that was said, each with `due`, `contacts`,
    `last_contact` and `rank`."""
    last_review = Subquery(_notes(Note.REVIEW).order_by("-happened_on").values("happened_on")[:1])
    nth = clocks.REVIEW_AFTER_CONTACTS
    third = Subquery(
        _notes(Note.CONTACT).order_by("happened_on").values("happened_on")[nth - 1 : nth]
    )
    rows = Match.unscoped.filter(ended_on=None).annotate(last_review=last_review)
    since = Cast(
        Coalesce("last_review", "began_on", output_field=DateField()) + Value(clocks.REVIEW_EVERY),
        DateField(),
    )
    first = Case(When(last_review=None, then=third), output_field=DateField())
    return rows.annotate(
        due=Least(since, first, "review_on", output_field=DateField()),
        contacts=Coalesce(_of_contacts(Count("pk"), IntegerField()), 0),
        last_contact=_of_contacts(Max("happened_on"), DateField()),
        rank=Case(When(needs_coordinator_since=None, then=1), default=0),
    )


def _notes(kind: str) -> "QuerySet[HelpNote]":
    return HelpNote.unscoped.filter(match=OuterRef("pk"), kind=kind)


def _of_contacts(what: Any, field: Any) -> Subquery:
    found = _notes(Note.CONTACT).order_by().values("match").annotate(found=what).values("found")
    return Subquery(found, output_field=field)


def list_page(actor: "Actor", after: Place | None = None, size: int = PAGE) -> list[Any]:
    """One page of the open matches; one more than `size` tells that there is another page."""
    rows = open_matches().filter(organisation=actor.organisation)
    rows = rows.select_related("request__key", "confidant__key")
    if after:
        rows = rows.filter(
            Q(rank__gt=after.rank)
            | Q(rank=after.rank, due__gt=after.due)
            | Q(rank=after.rank, due=after.due, pk__gt=after.number)
        )
    return list(rows.order_by("rank", "due", "pk")[: size + 1])


def place_of(match: Any) -> Place:
    """Where this row stands, for the address of the next page."""
    return Place(match.rank, match.due, match.pk)


def why_handed_over(matches: list[Any]) -> dict[UUID, HelpNote]:
    """The last hand-over of each match that waits for the coordinator; one query."""
    waiting = [match.pk for match in matches if match.needs_coordinator_since]
    notes = HelpNote.unscoped.filter(match__in=waiting, kind=Note.TO_COORDINATOR)
    return {note.match_id: note for note in notes.order_by("recorded_at") if note.match_id}


def coordinators_to_remind(today: date) -> set[int]:
    """Whom something waits for of the organisation that was said: a hand-over, or a review that is
    due."""
    waits = open_matches().filter(Q(rank=0) | Q(due__lt=today)).exists()
    if not waits:
        return set()
    here = Membership.unscoped.current().holding(Role.HELPLINE_COORDINATOR)
    return set(here.values_list("person_id", flat=True))


def confidants_to_remind(today: date) -> set[int]:
    """Confidants whose next contact was agreed on a day more than a week ago."""
    late = Match.unscoped.filter(ended_on=None, next_contact_on__lt=today - PATIENCE)
    return set(late.values_list("confidant__membership__person_id", flat=True))


def of_coach(actor: "Actor") -> list[Any]:
    """The open matches of the confidants this coach talks with, the longest due first."""
    rows = open_matches().filter(confidant__coach=actor.membership_id)
    return list(rows.select_related("request", "confidant__key").order_by("due", "pk"))
