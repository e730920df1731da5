"""The verbs of the day: choose when mail comes, be away, and forget what passed."""

from datetime import date, time, timedelta

from django.db import transaction

from zorgvuldig import walls
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access_day
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Absence, MailChoice, Membership, Reminded
from zorgvuldig.people.refusals import AwayAlready, CannotStandIn

REMINDED_FOR = timedelta(days=14)


@transaction.atomic
def choose_mail(
    *, actor: Actor, rhythm: str, quiet_from: time, quiet_until: time, weekends: bool
) -> None:
    """When this person wants mail, wherever they work."""
    chosen = {
        "rhythm": rhythm,
        "quiet_from": quiet_from,
        "quiet_until": quiet_until,
        "weekends": weekends,
    }
    MailChoice.unscoped.update_or_create(person=actor.person, defaults=chosen)
    record("mail.chosen", actor=actor, action=Action.UPDATE, about=actor.person)


@transaction.atomic
def be_away(
    *, actor: Actor, begins_on: date, ends_on: date, stand_in: Membership | None
) -> Absence:
    """Say that one is away, and who is asked meanwhile. Nobody gets access to anything by it."""
    Membership.unscoped.select_for_update().get(pk=actor.membership_id)
    if access_day.overlapping(actor, begins_on, ends_on):
        raise AwayAlready
    if stand_in and not access_day.may_stand_in(actor).filter(pk=stand_in.pk).exists():
        raise CannotStandIn
    absence = Absence.unscoped.create(
        organisation=actor.organisation,
        membership_id=actor.membership_id,
        stand_in=stand_in,
        begins_on=begins_on,
        ends_on=ends_on,
    )
    record("absence.begun", actor=actor, action=Action.CREATE, about=absence)
    return absence


@transaction.atomic
def be_back(*, actor: Actor, absence: Absence) -> None:
    """One is not away after all, or back sooner."""
    record("absence.ended", actor=actor, action=Action.DELETE, about=absence)
    absence.delete()


def nobody_stands_in(actor: Actor, membership: Membership, today: date) -> None:
    """Who goes, or gets other roles, stands in for nobody any more; who is away chooses anew."""
    Absence.unscoped.filter(stand_in=membership, ends_on__gte=today).update(stand_in=None)


def clear_what_passed(organisation_id: int, today: date) -> None:
    """Forget absences that are over, and on which days it was looked up what waits, after two
    weeks."""
    Absence.unscoped.filter(ends_on__lt=today).delete()
    old = Reminded.unscoped.filter(day__lt=today - REMINDED_FOR)
    for person_id in set(old.values_list("person", flat=True)):
        with walls.saying(organisation=organisation_id, person=person_id):
            old.filter(person=person_id).delete()
