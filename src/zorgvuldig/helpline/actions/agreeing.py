"""Consent two: the caller's answer to one referral, to exactly this recipient and information.

Somebody of the line writes down what the caller said, or the caller reads the text with their code
and answers themself (`actions.sharing`). Either way the yes counts for that text alone."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from zorgvuldig.helpline.access.referrals import STANDS, answers_to
from zorgvuldig.helpline.actions import referring, unsaying
from zorgvuldig.helpline.actions.passing_on import take_back
from zorgvuldig.helpline.actions.stories import lock, sent_once
from zorgvuldig.helpline.models import HelpConsent, Referral
from zorgvuldig.helpline.referring import digest, stored
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Actor
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow
from zorgvuldig.rules.helpline.codes import Answer, ConsentScope, ReferralState

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.actor import Caller

OPEN_TO = {
    Answer.GIVEN: (ReferralState.OFFERED,),
    Answer.REFUSED: (ReferralState.OFFERED,),
    Answer.WITHDRAWN: STANDS,
}
NOT_NOW = (
    "Dit antwoord past niet bij hoe het aanbod er nu voor staat. Kijk op de pagina wat er intussen "
    "is gebeurd."
)


@transaction.atomic
def answer(
    *,
    referral: Referral,
    request: "HelpRequest",
    actor: "Actor | Caller",
    once: UUID,
    answer: str,
    answered_on: date,
    told: str,
    shown: str,
) -> HelpConsent:
    """Store what the caller answered, and what was told first. `shown` is the digest of the offer
    as it stood on the screen: a yes to something else is not stored. A no always counts, also on a
    page from before the yes, or to a text that changed since. After a no or a withdrawn yes the
    words of this referral go at once."""
    lock(request)
    held = referring.hold_referral(referral)
    sent_once(HelpConsent, once, referral=referral)
    answer = _as_it_counts(answer, held.state)
    if held.state not in OPEN_TO[Answer(answer)]:
        raise NotNow(NOT_NOW)
    if answer == Answer.GIVEN and shown != digest(stored(held, request)):
        raise ChangedMeanwhile
    made = _store(held, request, actor, once, answer, answered_on, told)
    if answer == Answer.GIVEN:
        _agree(held, request, actor)
    else:
        _end(held, request, answer, answered_on, actor)
    record(
        "help_referral.answered",
        actor=actor,
        action=Action.CREATE,
        about=made,
        client_ref=request.pk,
        policy="line" if isinstance(actor, Actor) else "caller",
        consent_ref=made.pk,
    )
    return made


def _as_it_counts(answer: str, state: str) -> str:
    """A no while a yes stands takes the yes back. Who takes back a yes that no longer stands, since
    the text changed, says no to the text as it is."""
    if answer == Answer.REFUSED and state in STANDS:
        return Answer.WITHDRAWN
    if answer == Answer.WITHDRAWN and state == ReferralState.OFFERED:
        return Answer.REFUSED
    return answer


def _store(
    referral: Referral,
    request: "HelpRequest",
    actor: "Actor | Caller",
    once: UUID,
    answer: str,
    answered_on: date,
    told: str,
) -> HelpConsent:
    return HelpConsent.unscoped.create(
        id=once,
        organisation_id=request.organisation_id,
        request=request,
        referral=referral,
        scope=ConsentScope.REFERRAL,
        answer=answer,
        answered_on=answered_on,
        withdrawn_on=answered_on if answer == Answer.WITHDRAWN else None,
        recorded_by=actor.person if isinstance(actor, Actor) else None,
        sealed=request.key.seal({"told": told}, once),
    )


def _agree(referral: Referral, request: "HelpRequest", actor: "Actor | Caller") -> None:
    """The rules are asked for the organisation: in the name of who offered it, when the caller
    answered themself."""
    if not isinstance(actor, Actor):
        actor = Actor(referral.offered_by.person, referral.offered_by)
    referral.state = ReferralState.AGREED
    referring.ask_rules(referral, request, actor, stored(referral, request))
    referral.save()


def _end(
    referral: Referral, request: "HelpRequest", answer: str, on: date, actor: "Actor | Caller"
) -> None:
    """The words go. What was handed over stays handed over: a withdrawn yes works from now on. What
    was sent and not opened comes back."""
    take_back(referral, actor)
    given = answers_to(referral).filter(answer=Answer.GIVEN)
    given.update(answer=Answer.WITHDRAWN, withdrawn_on=on)
    handed = referral.state == ReferralState.HANDED_OVER
    unsaying.erase_words(
        referral, request, ReferralState.HANDED_OVER if handed else ReferralState.REFUSED
    )
    if not handed:
        unsaying.move_back(request)
        request.save()
