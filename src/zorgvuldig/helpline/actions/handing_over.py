"""The warm hand-over: introduced together, and written down who heard what; helpline.md H10."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.handbook.wording import sentence
from zorgvuldig.helpline.access.referrals import caller_said, open_referrals
from zorgvuldig.helpline.actions import referring
from zorgvuldig.helpline.actions.going_on import hold_before_going_on
from zorgvuldig.helpline.actions.stories import GONE, add_note, lock, move, sent_once
from zorgvuldig.helpline.models import HelpNote, Referral
from zorgvuldig.helpline.referring import standing, stored
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.codes import ConsentStatus
from zorgvuldig.rules.helpline.codes import Note, ReferralState, State

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.rules.advice import Advice

ADDED = ("contact_person", "told", "open", "stays")
PURPOSE = "voor de hulpvrager"
NOT_YET = "Overdragen kan nog niet."


@transaction.atomic
def hand_over(
    *,
    referral: Referral,
    request: "HelpRequest",
    actor: "Actor",
    once: UUID,
    happened_on: date,
    words: dict[str, str],
) -> HelpNote:
    """Introduced together, after the caller's yes to this recipient and information (H-09), and
    when the rules of whose data it is leave room. `words`: `contact_person`, `told` (pieces of the
    information that was agreed, one a line), `open` and `stays`. To whom stands in the referral and
    is not said anew."""
    lock(request)
    held = referring.hold_referral(referral)
    if held.state == ReferralState.HANDED_OVER:
        sent_once(HelpNote, once, request=request)
    elif HelpNote.unscoped.filter(pk=once).exists():
        raise NotNow(GONE)
    _hold(held, request, actor)
    hold(gates.told_as_agreed(words["told"].splitlines(), stored(held, request).pieces()))
    held.state, held.handed_over_on = ReferralState.HANDED_OVER, happened_on
    added = {name: words[name] for name in ADDED if words.get(name)}
    held.sealed = request.key.seal({**held.words(request.key), **added}, held.pk)
    held.save()
    _moved(request)
    return add_note(
        request=request,
        actor=actor,
        kind=Note.HAND_OVER,
        once=once,
        happened_on=happened_on,
        words={},
    )


def _hold(referral: Referral, request: "HelpRequest", actor: "Actor") -> None:
    hold_yes(referral, request)
    if referral.state != ReferralState.AGREED:
        raise NotNow(referring.NOT_OPEN)
    hold_rules(referral, request, actor)


def hold_yes(referral: Referral, request: "HelpRequest") -> None:
    """The caller said yes to this recipient and this information, and still does (H-09, H-11)."""
    said = caller_said(referral)
    yes = said == ConsentStatus.GIVEN
    hold(gates.minor_protected(request.caller_age, referral.addressee, yes))
    hold(gates.agreed_to_referral(said))


def hold_rules(referral: Referral, request: "HelpRequest", actor: "Actor") -> None:
    """The rules of whose data it is leave room, today. Their answer is put on the row, unsaved."""
    said = caller_said(referral)
    hold_before_going_on(request, timezone.localdate())
    offer, by = stored(referral, request), referral.offered_by_id
    asked = standing(request, offer, actor, said, offered_by=by)
    for name, value in asked.stored().items():
        setattr(referral, name, value)
    if not asked.advice.may_act:
        raise NotNow(in_the_way(asked.advice))


def in_the_way(advice: "Advice") -> str:
    """Why the rules leave no room yet, and what is missing, in one sentence or more."""
    if not advice.allowed:
        return " ".join((NOT_YET, sentence("reason", advice.reason_code)))
    return " ".join((NOT_YET, *(sentence("blocker", code) for code in advice.blockers)))


def _moved(request: "HelpRequest") -> None:
    """Also when the match ended meanwhile: that puts a request back among those looked at."""
    if request.state != State.REFERRAL_OFFERED:
        move(request, "offer_referral")
    move(request, "another_referral" if open_referrals(request).exists() else "hand_over")


def log_printed(referral: Referral, request: "HelpRequest", actor: "Actor") -> None:
    """The paper for the caller left the printer."""
    record(
        "help_hand_over.printed",
        actor=actor,
        action=Action.EXECUTE,
        about=referral,
        client_ref=request.pk,
        purpose=PURPOSE,
        policy="line",
    )
