"""The referrals of a request, and what the caller answered to each (H-09)."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from zorgvuldig.helpline.models import HelpConsent, Referral
from zorgvuldig.rules.codes import ConsentStatus
from zorgvuldig.rules.helpline.codes import Answer, ReferralState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.helpline.models import HelpRequest

OPEN_REFERRALS = (ReferralState.OFFERED, ReferralState.AGREED)
STANDS = (ReferralState.AGREED, ReferralState.HANDED_OVER)


def referrals_of(request: "HelpRequest") -> "QuerySet[Referral]":
    """Every referral of a request, newest first."""
    return Referral.unscoped.filter(request=request).order_by("-offered_at", "-id")


def open_referrals(request: "HelpRequest") -> "QuerySet[Referral]":
    """The referrals that wait for an answer or for the hand-over."""
    return referrals_of(request).filter(state__in=OPEN_REFERRALS)


def referrals_for_caller(request: "HelpRequest") -> "QuerySet[Referral]":
    """What a caller who came with the code may answer, or take their yes back from; oldest
    first."""
    rows = referrals_of(request).filter(state__in=(*OPEN_REFERRALS, ReferralState.HANDED_OVER))
    return rows.order_by("offered_at", "id")


def get_referral(request: "HelpRequest", number: UUID) -> Referral:
    """One referral of a request that somebody may see."""
    found = referrals_of(request).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def answers_to(referral: Referral) -> "QuerySet[HelpConsent]":
    """What the caller answered to this referral, newest first."""
    answers = HelpConsent.unscoped.filter(referral=referral).select_related("recorded_by")
    return answers.order_by("-recorded_at", "-id")


def caller_said(referral: Referral) -> ConsentStatus:
    """How the caller's yes to this very recipient and information stands. A yes to what was changed
    since is a yes to something else."""
    newest = answers_to(referral).values_list("answer", flat=True).first()
    if newest is None:
        return ConsentStatus.NOT_ASKED
    if newest == Answer.GIVEN and referral.state not in STANDS:
        return ConsentStatus.OUT_OF_SCOPE
    return ConsentStatus(newest)
