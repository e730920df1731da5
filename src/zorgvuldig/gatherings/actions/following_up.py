"""What the municipality does with a recommendation, said by the municipality itself."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings.access.reports import people_around
from zorgvuldig.gatherings.actions.stages import lock
from zorgvuldig.gatherings.looking import look
from zorgvuldig.gatherings.models import Recommendation, Workshop
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow
from zorgvuldig.rules.gatherings.codes import RecommendationState, WorkshopState
from zorgvuldig.rules.gatherings.pointed import part_of
from zorgvuldig.rules.gatherings.sorts import Way

if TYPE_CHECKING:
    from zorgvuldig.rules.gatherings.pointed import Pointed

FOLLOWS = (WorkshopState.REPORT_SENT, WorkshopState.FOLLOW_UP)
NOT_NOW = "Het werkatelier is afgerond. Aan de aanbevelingen verandert nu niets meer."
NOT_CHECKED = (
    "De tekst kon nu niet worden nagekeken op namen. Er is niets bewaard. Probeer het zo nog eens."
)


def follows(workshop: Workshop) -> bool:
    """May the municipality still say what came of it?"""
    return workshop.state in FOLLOWS


def pointed_at(workshop: Workshop, text: str) -> "list[Pointed]":
    """What in these words could tell who somebody is; not the name of the municipality itself."""
    looked = look({"came_of_it": text}, people_around(workshop))
    if not looked.whole:
        raise NotNow(NOT_CHECKED)
    own = workshop.municipality
    return [one for one in looked.pointed if not part_of(own, text, one)]


@transaction.atomic
def follow_up(
    *,
    workshop: Workshop,
    which: UUID,
    state: RecommendationState,
    came_of_it: str,
    nobody: bool,
    was: str,
) -> None:
    """Store where a recommendation stands, with a word about it. What points at somebody is
    refused; what only might, needs somebody who read it again (`nobody`). `was`: the state as the
    page showed it."""
    held = lock(workshop)
    if not follows(held):
        raise NotNow(NOT_NOW)
    rows = Recommendation.unscoped.select_for_update()
    row = rows.filter(workshop=held, pk=which).first()
    if row is None:
        raise NotNow("Deze aanbeveling is er niet meer.")
    words = row.words(held.key)
    if (row.state, words.get("came_of_it", "")) == (state, came_of_it):
        return
    if row.state != was:
        raise ChangedMeanwhile
    for one in pointed_at(held, came_of_it):
        if not (nobody and one.may_stay):
            raise NotNow(one.said(Way.TICK))
    row.state, row.state_on = state, timezone.localdate()
    row.sealed = held.key.seal(words | {"came_of_it": came_of_it}, row.pk)
    row.save(update_fields=["state", "state_on", "sealed"])
    actor = Caller(held.organisation_id)
    record("recommendation.followed_up", actor=actor, action=Action.UPDATE, about=held)
