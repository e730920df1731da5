"""The words of one referral go at once, and codes and days stay: after a no, a withdrawn yes, or an
offer that stopped (helpline.md 6)."""

from uuid import UUID

from django.utils import timezone

from zorgvuldig.drafts import actions as drafts
from zorgvuldig.helpline.access.referrals import open_referrals, referrals_of
from zorgvuldig.helpline.access.support import match_of
from zorgvuldig.helpline.actions.stories import move
from zorgvuldig.helpline.models import HelpConsent, HelpRequest, Referral
from zorgvuldig.rules.helpline.codes import ReferralState, State
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import Reason

REFERRAL = "referral"


def erase_words(referral: Referral, request: HelpRequest, state: ReferralState) -> None:
    """Nothing stays of the offer, nor of what was told about it; the ledger remembers, so that a
    restored backup forgets it again. Call it in a transaction, with both rows held."""
    _forget(referral, request, state)
    ledger.write(
        organisation=request.organisation_id,
        object_type=REFERRAL,
        object_id=referral.pk,
        on=timezone.localdate(),
        reason=Reason.CONSENT_WITHDRAWN,
    )


def forget_referral(number: UUID) -> int:
    """After a backup was put back: without a word about it. What was handed over stays so."""
    rows = Referral.unscoped.select_for_update(of=("self",)).select_related("request__key")
    held = rows.filter(pk=number).first()
    if held is None or not held.words(held.request.key):
        return 0
    handed = held.state == ReferralState.HANDED_OVER
    _forget(held, held.request, ReferralState.HANDED_OVER if handed else ReferralState.STOPPED)
    move_back(held.request)
    held.request.save()
    return 1


def move_back(request: HelpRequest) -> None:
    """Where a request stands when one offer does not go on. Does not save."""
    if request.state != State.REFERRAL_OFFERED:
        return
    if open_referrals(request).exists():
        name = "another_referral"
    elif referrals_of(request).filter(state=ReferralState.HANDED_OVER).exists():
        name = "referral_refused_after_hand_over"
    elif match_of(request):
        name = "referral_refused_in_support"
    else:
        name = "referral_refused"
    move(request, name)


def _forget(referral: Referral, request: HelpRequest, state: ReferralState) -> None:
    referral.state = state
    referral.sealed = request.key.seal({}, referral.pk)
    referral.save()
    for answer in HelpConsent.unscoped.filter(referral=referral).select_for_update():
        answer.sealed = request.key.seal({}, answer.pk)
        answer.save()
    drafts.discard_about(request.organisation_id, {str(referral.pk)})
