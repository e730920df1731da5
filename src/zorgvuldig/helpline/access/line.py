"""The line: for everybody once it is open, and for who works on it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import Http404

from zorgvuldig import walls
from zorgvuldig.helpline import ways
from zorgvuldig.helpline.models import Helpline, LineText
from zorgvuldig.people import access as people
from zorgvuldig.people.models import ContactPoint, Membership
from zorgvuldig.people.roles import ANSWERS_THE_LINE, Role
from zorgvuldig.rules.codes import Regime

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

CHECK_EVERY = timedelta(days=90)


def open_line(slug: str) -> Helpline:
    """The open line at this public address. From here on the request works for its organisation,
    and for nobody signed in: whoever reads a public page does so as a visitor."""
    line = Helpline.objects.select_related(None).filter(slug=slug, is_open=True).first()
    if line is None:
        raise Http404
    walls.say(organisation=line.organisation_id)
    return line


def text_of(line: Helpline, language: str) -> LineText:
    """What this line says of itself in a language; empty where it says nothing."""
    found = LineText.objects.filter(organisation_id=line.organisation_id, language=language)
    return found.first() or LineText(organisation_id=line.organisation_id, language=language)


def line_of_organisation(organisation_id: int) -> Helpline:
    """The line of the organisation that was said."""
    line = Helpline.objects.filter(organisation_id=organisation_id).first()
    if line is None:
        raise Http404
    return line


def line_of(actor: "Actor") -> Helpline | None:
    """The line of the actor's organisation, open or not yet."""
    return Helpline.objects.filter(organisation=actor.organisation).first()


def answers(actor: "Actor | None") -> "Actor":
    """Who answers the line: workers and coordinators."""
    return people.require(actor, ways.ANSWER)


def coordinates(actor: "Actor | None") -> "Actor":
    """Who decides on matches and referrals, and stands behind the volunteers."""
    return people.require(actor, ways.COORDINATE)


def sets_up(actor: "Actor | None") -> "Actor":
    """Who may say what the line is: who coordinates it, and who runs the office of an organisation
    that may have one (H-13)."""
    actor = people.require(actor, ways.SET_UP)
    if actor.organisation.regime != Regime.HELPLINE:
        raise Http404
    return actor


def texts_of(line: Helpline | None) -> list[LineText]:
    """What the line says of itself, in every language it speaks."""
    if line is None:
        return []
    return list(LineText.objects.filter(organisation_id=line.organisation_id))


def coordinators_of(organisation_id: int) -> list[Membership]:
    """Who coordinates this line now."""
    here = Membership.unscoped.current().filter(organisation=organisation_id)
    return list(here.holding(Role.HELPLINE_COORDINATOR))


def who_answer(actor: "Actor") -> "QuerySet[Membership]":
    """The colleagues of the actor who answer the line."""
    return people.others(actor, *ANSWERS_THE_LINE).order_by("person__name")


def contact_points(actor: "Actor") -> list[ContactPoint]:
    """Whom the organisation itself can turn to, each with the day it was last checked."""
    return list(people.contact_points_of(actor))


def whom_to_remind(today: date) -> set[int]:
    """When the number was not checked for ninety days: who may set up the line."""
    stale = Helpline.objects.filter(phone_checked_on__lt=today - CHECK_EVERY).exclude(phone="")
    here = Membership.unscoped.current().holding(*ways.SETS_UP)
    here = here.filter(organisation__in=stale.values("organisation"))
    return set(here.values_list("person", flat=True))
