"""Who wants mail when, who is away and who stands in, and what stands still."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from zorgvuldig.handbook.wording import written
from zorgvuldig.logbook.actions import Action, record, refuse
from zorgvuldig.people import access, ways
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Absence, MailChoice, Membership, Reminded, Standstill
from zorgvuldig.people.reminding import Waits, Why
from zorgvuldig.rules import quiet

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.models import Person


def wish_of(person_id: int) -> quiet.Wish:
    """What this person chose about mail; the careful choice when they chose nothing."""
    found = MailChoice.unscoped.filter(person=person_id).first()
    return _wish(found) if found else quiet.Wish()


def _wish(found: MailChoice) -> quiet.Wish:
    return quiet.Wish(found.rhythm, found.quiet_from, found.quiet_until, found.weekends)


def whom_to_look_for(now: datetime) -> set[int]:
    """Of the organisation that was said: for whom it was not looked up today what waits, and who
    wants mail at this hour."""
    here = set(Membership.unscoped.current().values_list("person", flat=True))
    done = Reminded.unscoped.filter(day=now.date(), person__in=here)
    left = here - set(done.values_list("person", flat=True))
    wishes = {one.person_id: _wish(one) for one in MailChoice.unscoped.filter(person__in=left)}
    standard = quiet.Wish()
    return {who for who in left if quiet.opens_at(wishes.get(who, standard), now) is None}


def claim(person: "Person", today: date) -> Reminded | None:
    """The row of this day, for who makes it; nothing when somebody else did. While another is
    making it, this waits."""
    row, made = Reminded.unscoped.get_or_create(person=person, day=today)
    return row if made else None


def mailed(claimed: Reminded) -> None:
    """A mail went."""
    claimed.mailed = True
    claimed.save(update_fields=["mailed"])


def absences_of(actor: "Actor", today: date) -> "QuerySet[Absence]":
    """When the actor is away here, from now on."""
    rows = Absence.unscoped.filter(membership=actor.membership_id, ends_on__gte=today)
    return rows.select_related("stand_in__person").order_by("begins_on", "pk")


def get_absence(actor: "Actor", number: int, today: date) -> Absence:
    """One of them."""
    asks = access.require(actor, ways.OWN_ABSENCE)
    found = absences_of(asks, today).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def is_away(actor: "Actor", today: date) -> bool:
    """Is the actor away today?"""
    return absences_of(actor, today).filter(begins_on__lte=today).exists()


def stood_in_for_by(actor: "Actor", today: date) -> "QuerySet[Absence]":
    """Who is away today while this person stands in, and still works here."""
    rows = Absence.unscoped.filter(
        stand_in=actor.membership_id,
        begins_on__lte=today,
        ends_on__gte=today,
        membership__ended_on=None,
        membership__person__is_active=True,
    )
    known = rows.select_related("membership__person", "membership__organisation")
    return known.order_by("ends_on", "pk")


def get_stood_in_for(actor: "Actor", number: int, today: date) -> Absence:
    """One colleague for whom this person stands in today. The look is logged, and a refusal."""
    actor = access.require(actor, ways.STAND_IN)
    found = stood_in_for_by(actor, today).filter(pk=number).first()
    if found is None:
        refuse("absence.read", actor=actor, about=f"absence:{number}", policy="stands_in")
    record("absence.read", actor=actor, action=Action.READ, about=found, policy="stands_in")
    return found


def who(absence: Absence) -> "Actor":
    """Who is away."""
    return Actor(absence.membership.person, absence.membership)


def stands_in(absence: Absence, today: date) -> Waits:
    """The line on the page of who stands in: for whom, and until when."""
    name = absence.membership.person.name
    return Waits(
        f"U vervangt {name} tot en met {written(absence.ends_on)}: kijk wat er wacht",
        reverse("day:for_colleague", args=[absence.pk]),
        Why.STANDS_IN,
    )


def may_stand_in(actor: "Actor") -> Any:
    """Colleagues here who hold one of the actor's roles."""
    roles = actor.membership.roles if actor.membership else []
    return access.others(actor, *roles)


def overlapping(actor: "Actor", begins_on: date, ends_on: date) -> bool:
    """Is the actor away already on one of these days?"""
    rows = Absence.unscoped.filter(membership=actor.membership_id)
    return rows.filter(begins_on__lte=ends_on, ends_on__gte=begins_on).exists()


def standing_still_for(actor: "Actor") -> "Iterable[Standstill]":
    """What stands still here and this person can move: theirs, or of one of their roles."""
    if actor.membership is None:
        return ()
    theirs = Q(membership=actor.membership) | Q(
        membership=None, roles__overlap=list(actor.membership.roles)
    )
    rows = Standstill.unscoped.filter(theirs, organisation=actor.organisation)
    return rows.order_by("since", "pk")
