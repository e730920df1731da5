"""What stands still on the line, for the coordinators (`people.standstill`). No words are opened.

A request counts from the last contact with the caller: what is done without them moves nothing.
"""

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.helpline.models import Confidant, HelpRequest, MatchProposal, Referral
from zorgvuldig.people.roles import Role
from zorgvuldig.people.standstill import Still
from zorgvuldig.rules.helpline.codes import (
    PREPARES,
    WAITING_PROPOSALS,
    ReferralState,
    State,
)

Before = Callable[[str], date]
WHO = (Role.HELPLINE_COORDINATOR,)
OFFERS = (ReferralState.OFFERED, ReferralState.AGREED)


def requests(before: Before, today: date) -> Iterator[Still]:
    """Open requests with no contact for longer than their state may last."""
    old = Q()
    for state in State:
        if state != State.CLOSED:
            old |= Q(state=state, last_contact_on__lte=before(state))
    for one in HelpRequest.unscoped.filter(old).only("state", "reference", "last_contact_on"):
        page = reverse("helpline:request", args=[one.reference])
        yield Still(one.state, one.pk, page, one.last_contact_on, WHO)


def proposals(before: Before, today: date) -> Iterator[Still]:
    """Proposals without an answer of the caller, or of the confidant."""
    rows = MatchProposal.unscoped.annotate(at=Coalesce("caller_answered_at", "proposed_at"))
    for state in WAITING_PROPOSALS:
        old = rows.filter(state=state, at__date__lte=before(state)).select_related("request")
        for one in old:
            page = reverse("helpline:proposals", args=[one.request.reference])
            yield Still(state, one.pk, page, timezone.localdate(one.at), WHO)


def confidants(before: Before, today: date) -> Iterator[Still]:
    """Who applied, and is not prepared any further."""
    for state in PREPARES:
        for one in Confidant.unscoped.filter(state=state, last_step_on__lte=before(state)):
            page = reverse("helpline:confidant", args=[one.pk])
            yield Still(state, one.pk, page, one.last_step_on, WHO)


def referrals(before: Before, today: date) -> Iterator[Still]:
    """Offers without an answer, and a yes without a hand-over."""
    for state in OFFERS:
        rows = Referral.unscoped.filter(state=state, offered_at__date__lte=before(state))
        for one in rows.select_related("request"):
            page = reverse("helpline:request", args=[one.request.reference])
            yield Still(state, one.pk, page, timezone.localdate(one.offered_at), WHO)
