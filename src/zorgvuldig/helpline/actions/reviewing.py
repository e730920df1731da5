"""Looking back together: after the third contact, and every six weeks (H-08). Going on longer waits
for it."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.helpline.access import support
from zorgvuldig.helpline.actions import stories
from zorgvuldig.helpline.models import Match
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Note
from zorgvuldig.rules.helpline.supporting import Change

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from zorgvuldig.helpline.models import HelpNote, HelpRequest
    from zorgvuldig.people.actor import Actor

NO_MATCH = "Er is nu geen vertrouwenspersoon bij dit hulpverzoek. Er is niets opgeslagen."
TOO_LATE = "De volgende tussenstand is uiterlijk zes weken na deze. Kies een eerdere dag."


def hold_review(request: "HelpRequest", today: "date") -> None:
    """Extending, offering a referral, ending the match and closing wait for a review that is due
    (H-08). A request without a match has nothing to look back on. Call it with the request held."""
    match = support.match_of(request)
    if match is not None:
        hold(gates.reviewed_in_time(support.review_due(match), today), "review")


@transaction.atomic
def review(
    *,
    match: Match,
    actor: "Actor",
    once: "UUID",
    happened_on: "date",
    words: dict[str, Any],
    review_on: "date | None" = None,
) -> "HelpNote":
    """Look back: is the goal met, is it too heavy, what changes. `review_on` is the next day that
    was agreed; without one it is six weeks on."""
    held = held_match(match)
    if review_on and review_on > happened_on + clocks.REVIEW_EVERY:
        raise NotNow(TOO_LATE)
    note = stories.add_note(request=held.request, actor=actor, kind=Note.REVIEW, once=once,
                            happened_on=happened_on, words=words, match=held)  # fmt: skip
    held.review_on = review_on
    held.save(update_fields=["review_on"])
    return note


@transaction.atomic
def extend(*, match: Match, actor: "Actor", once: "UUID", more: int, text: str) -> "HelpNote":
    """More contacts than were agreed, with the reason, after looking back (H-08)."""
    held = held_match(match)
    hold_review(held.request, stories.today())
    note = note_change(held, actor, once, Change.EXTENDED, text)
    held.most_contacts += more
    held.save(update_fields=["most_contacts"])
    record("match.extended", actor=actor, action=Action.UPDATE, about=held,
           client_ref=held.request_id)  # fmt: skip
    return note


@transaction.atomic
def take_up(*, match: Match, actor: "Actor", once: "UUID", text: str) -> "HelpNote":
    """The coordinator spoke with a confidant who handed over: it waits no longer."""
    held = held_match(match)
    note = note_change(held, actor, once, Change.TAKEN_UP, text)
    held.needs_coordinator_since = None
    held.save(update_fields=["needs_coordinator_since"])
    return note


def held_match(match: Match) -> Match:
    """The open match as it stands now, with its request held."""
    request = stories.lock(match.request)
    held = support.match_of(request)
    if held is None or held.pk != match.pk:
        raise NotNow(NO_MATCH)
    held.request = request
    return held


def note_change(
    held: Match, actor: "Actor", once: "UUID", change: Change, text: str, **codes: str
) -> "HelpNote":
    """One line of the story about what changed in a match."""
    words = {"change": str(change), "text": text, **codes}
    words = {name: value for name, value in words.items() if value}
    return stories.add_note(request=held.request, actor=actor, kind=Note.SUPPORT, once=once,
                            happened_on=stories.today(), words=words, match=held)  # fmt: skip
