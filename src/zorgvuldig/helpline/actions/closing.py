"""Closing a request: what changed for the caller, and whether the line may call once more."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.helpline.access.referrals import referrals_of
from zorgvuldig.helpline.access.requests import call_back_of, notes_of
from zorgvuldig.helpline.actions import referring
from zorgvuldig.helpline.actions.ending import end_open_match
from zorgvuldig.helpline.actions.erasing import erase_call_back
from zorgvuldig.helpline.actions.going_on import hold_before_going_on
from zorgvuldig.helpline.actions.stories import add_note, lock, move, sent_once
from zorgvuldig.helpline.models import HelpNote, MatchProposal
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import (
    WAITING_PROPOSALS,
    Note,
    ProposalState,
    ReferralState,
    State,
)
from zorgvuldig.rules.helpline.ending import stands_in_the_way
from zorgvuldig.vault.models import Reason

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.actor import Actor

NO_CALL_BACK = (
    "Nabellen kan niet: er staat niet hoe de hulpvrager te bereiken is. Haal het vinkje weg, of "
    "vraag het eerst."
)


@transaction.atomic
def close(
    *,
    request: "HelpRequest",
    actor: "Actor",
    once: UUID,
    closed_on: date,
    ending: str,
    changed: str,
    after_call: bool,
    looked: bool = False,
) -> HelpNote:
    """End a request. Somebody looked along when it was serious (H-04), and the review is not late
    (H-08). The match ends with it, a waiting proposal is taken back, an offered referral stops. How
    the caller can be reached goes, unless they want a call after three months."""
    lock(request)
    sent_once(HelpNote, once, request=request)
    hold(gates.person_unnamed([changed], looked))
    _hold(request, ending)
    _finish(request, actor, closed_on)
    move(request, "close")
    request.ending, request.closed_on = ending, closed_on
    _call_afterwards(request, closed_on, wanted=after_call)
    return add_note(
        request=request,
        actor=actor,
        kind=Note.CLOSING,
        once=once,
        happened_on=closed_on,
        words={"changed": changed} if changed else {},
    )


def _hold(request: "HelpRequest", ending: str) -> None:
    if request.state == State.CLOSED:
        raise NotNow("Dit hulpverzoek is al afgesloten.")
    hold_before_going_on(request, timezone.localdate())
    handed = referrals_of(request).filter(state=ReferralState.HANDED_OVER).exists()
    said = stands_in_the_way(
        ending, state=request.state, tried_on=tried_on(request), handed_over=handed
    )
    if said:
        raise NotNow(said)


def tried_on(request: "HelpRequest") -> set[date]:
    """The days on which the line tried to reach the caller without an answer since their last sign:
    a call, or a message that was not read."""
    tries = notes_of(request, Note.NOT_REACHED, Note.MESSAGE_OUT).filter(seen_at=None)
    came = notes_of(request, Note.MESSAGE_IN, Note.TALK, Note.CONTACT).values_list("recorded_at")
    last = came.first()
    since = tries.filter(recorded_at__gt=last[0]) if last else tries
    return set(since.values_list("happened_on", flat=True))


def _finish(request: "HelpRequest", actor: "Actor", on: date) -> None:
    end_open_match(request=request, actor=actor, on=on)
    proposals = MatchProposal.unscoped.filter(request=request, state__in=WAITING_PROPOSALS)
    proposals.update(state=ProposalState.WITHDRAWN)
    request.hears_by = None
    referring.stop_all(request, actor)


def _call_afterwards(request: "HelpRequest", on: date, *, wanted: bool) -> None:
    """Who says yes to a call spoke with the line that day: the year of keeping begins again."""
    if not wanted:
        erase_call_back(request, Reason.TERM)
        return
    if call_back_of(request) is None:
        raise NotNow(NO_CALL_BACK)
    request.after_call_on = clocks.after_call_on(on)
    if on >= request.last_contact_on:
        request.last_contact_on, request.keep_until = on, clocks.kept_until(on)
