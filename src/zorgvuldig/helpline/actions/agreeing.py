"""Consent two: the caller's answer to one referral, to exactly this recipient and information."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from zorgvuldig.helpline.access.referrals import answers_to
from zorgvuldig.helpline.actions import referring, unsaying
from zorgvuldig.helpline.actions.stories import lock
from zorgvuldig.helpline.models import HelpConsent, Referral
from zorgvuldig.helpline.referring import digest, stored
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, NotNow
from zorgvuldig.rules.helpline.codes import Answer, ConsentScope, ReferralState

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.actor import Actor

OPEN_TO = {
    Answer.GIVEN: (ReferralState.OFFERED,),
    Answer.REFUSED: (ReferralState.OFFERED,),
    Answer.WITHDRAWN: (ReferralState.AGREED, ReferralState.HANDED_OVER),
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
    actor: "Actor",
    once: UUID,
    answer: str,
    answered_on: date,
    told: str,
    shown: str,
) -> HelpConsent:
    """Store what the caller answered, and what was told first. `shown` is the digest of the offer
    as it stood on the screen: a yes to something else is not stored. After a no or a withdrawn yes
    the words of this referral go at once."""
    lock(request)
    held = referring.hold_referral(referral)
    if HelpConsent.unscoped.filter(pk=once).exists():
        raise AlreadyRecorded(once)
    if held.state not in OPEN_TO[Answer(answer)]:
        raise NotNow(NOT_NOW)
    if answer == Answer.GIVEN and shown != digest(stored(held, request)):
        raise ChangedMeanwhile
    made = _store(held, request, actor, once, answer, answered_on, told)
    if answer == Answer.GIVEN:
        _agree(held, request, actor)
    else:
        _end(held, request, answer, answered_on)
    record(
        "help_referral.answered",
        actor=actor,
        action=Action.CREATE,
        about=made,
        client_ref=request.pk,
        policy="line",
        consent_ref=made.pk,
    )
    return made


def _store(
    referral: Referral,
    request: "HelpRequest",
    actor: "Actor",
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
        recorded_by=actor.person,
        sealed=request.key.seal({"told": told}, once),
    )


def _agree(referral: Referral, request: "HelpRequest", actor: "Actor") -> None:
    referral.state = ReferralState.AGREED
    referring.ask_rules(referral, request, actor, stored(referral, request))
    referral.save()


def _end(referral: Referral, request: "HelpRequest", answer: str, on: date) -> None:
    """The words go. What was handed over stays handed over: a withdrawn yes works from now on."""
    given = answers_to(referral).filter(answer=Answer.GIVEN)
    given.update(answer=Answer.WITHDRAWN, withdrawn_on=on)
    handed = referral.state == ReferralState.HANDED_OVER
    unsaying.erase_words(
        referral, request, ReferralState.HANDED_OVER if handed else ReferralState.REFUSED
    )
    if not handed:
        unsaying.move_back(request)
        request.save()
