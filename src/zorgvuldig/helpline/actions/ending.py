"""The end of a match: whatever the reason, the confidant's way in ends in the same moment."""

from typing import TYPE_CHECKING

from django.db import transaction

from zorgvuldig.helpline.access import support
from zorgvuldig.helpline.actions import reviewing, stories
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.helpline.supporting import Change

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from zorgvuldig.helpline.models import HelpNote, HelpRequest, Match
    from zorgvuldig.people.actor import Actor, Caller


@transaction.atomic
def end_match(
    *, match: "Match", actor: "Actor", once: "UUID", asked_by: str, text: str = ""
) -> "HelpNote":
    """Caller or confidant wants to stop or to change; no reason is asked. After looking back when
    that is due (H-08). The request is as before the match, so that somebody else can be proposed.
    """
    held = reviewing.held_match(match)
    reviewing.hold_review(held.request, stories.today())
    stories.move(held.request, "end_match")
    note = reviewing.note_change(held, actor, once, Change.ENDED, text, asked_by=asked_by)
    end_open_match(request=held.request, actor=actor, on=stories.today())
    return note


def end_open_match(
    *, request: "HelpRequest", actor: "Actor | Caller", on: "date"
) -> "Match | None":
    """End the open match of a request, if there is one, as closing does too. Moves no state and
    asks no review: whoever calls has the request held and did both."""
    match = support.match_of(request)
    if match is None:
        return None
    match.ended_on, match.next_contact_on, match.needs_coordinator_since = on, None, None
    match.save()
    record("match.ended", actor=actor, action=Action.UPDATE, about=match, client_ref=request.pk)
    return match
