"""What leads to a match: the caller's yes, the wish, and who was proposed. The coordinator sees all
of it; a worker sees of their own requests the yes, the wish, and whom the caller may hear of."""

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q

from zorgvuldig.helpline.access.line import coordinates
from zorgvuldig.helpline.access.requests import get_request
from zorgvuldig.helpline.models import (
    CallerWish,
    Confidant,
    HelpConsent,
    HelpRequest,
    MatchProposal,
)
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.helpline.codes import (
    WAITING_PROPOSALS,
    Answer,
    ConsentScope,
    ProposalState,
    State,
)
from zorgvuldig.rules.spots import spot_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

WITHOUT_PROPOSAL = (State.TRIAGED, State.ADVISED)
WAITING = list(WAITING_PROPOSALS)


def get_to_match(actor: "Actor | None", reference: str) -> HelpRequest:
    """One request, for who chooses whom to propose: the coordinator. The look is logged."""
    return get_request(coordinates(actor), reference)


def consents_of(request: HelpRequest) -> "QuerySet[HelpConsent]":
    """The caller's answers to consent one, newest first."""
    rows = HelpConsent.unscoped.filter(request=request, scope=ConsentScope.MATCHING)
    return rows.select_related("recorded_by").order_by("-recorded_at", "-id")


def consent_of(request: HelpRequest) -> HelpConsent | None:
    """The answer that counts now; None when nobody asked yet."""
    return consents_of(request).first()


def answer_to_match(request: HelpRequest) -> str:
    """The answer that counts now, as a code; empty when nobody asked yet."""
    found = consents_of(request).values_list("answer", flat=True).first()
    return found or ""


def wish_of(request: HelpRequest) -> CallerWish | None:
    """What the caller asks of a confidant, if that was asked already."""
    return CallerWish.unscoped.filter(request=request).first()


def proposals_of(request: HelpRequest) -> "QuerySet[MatchProposal]":
    """Who was proposed for a request, newest first."""
    rows = MatchProposal.unscoped.filter(request=request)
    return rows.select_related("confidant__key").order_by("-proposed_at", "-id")


def waiting_of(request: HelpRequest) -> MatchProposal | None:
    """The proposal that waits for an answer; there is one at most."""
    return proposals_of(request).filter(state__in=WAITING).first()


def profile_for_caller(request: HelpRequest) -> dict[str, Any] | None:
    """What the caller may know of who is proposed, while their answer is asked: a first name,
    languages, gender if it was told, regions, and what they say of themself. No surname, no
    address, no town. `proposal` is the number that goes back with the answer."""
    found = proposals_of(request).filter(state=ProposalState.TO_CALLER).first()
    if found is None:
        return None
    told = found.confidant.words()
    return {
        "proposal": found.pk,
        "first_name": told.get("first_name", ""),
        "languages": list(found.confidant.languages),
        "gender": found.confidant.gender,
        "regions": list(told.get("regions", ())),
        "about": told.get("about", ""),
    }


def confidants_among(actor: "Actor", numbers: "Iterable[str]") -> "dict[str, Confidant]":
    """These confidants of the coordinator's own line, by their number, with their keys. That they
    were looked at for a request is logged with the request (`log_choosing`)."""
    rows = Confidant.unscoped.filter(organisation=actor.organisation, pk__in=list(numbers))
    return {str(one.pk): one for one in rows.select_related("key")}


def get_confidant_for(actor: "Actor", number: "UUID") -> Confidant | None:
    """The one the coordinator wants to propose."""
    return confidants_among(actor, [str(number)]).get(str(number))


def log_choosing(actor: "Actor", request: HelpRequest) -> None:
    """Who can be proposed to this caller was looked at."""
    record("help_candidates.read", actor=actor, action=Action.READ, about=request,
           client_ref=request.pk, policy="coordinator")  # fmt: skip


def to_match(actor: "Actor | None") -> "QuerySet[HelpRequest]":
    """Who said yes to a confidant and has none and no proposal: waiting longest first."""
    actor = coordinates(actor)
    agreed = HelpConsent.unscoped.filter(
        request=OuterRef("pk"), scope=ConsentScope.MATCHING, answer=Answer.GIVEN
    )
    rows = HelpRequest.unscoped.filter(organisation=actor.organisation, state__in=WITHOUT_PROPOSAL)
    return rows.filter(Exists(agreed)).order_by("received_at", "pk")


def waiting_after(rows: "QuerySet[HelpRequest]", place: str) -> "QuerySet[HelpRequest]":
    """The list from a place on, as it stands in the address; anything else is the beginning."""
    found = spot_in(place)
    if found is None:
        return rows
    when, pk = found
    return rows.filter(Q(received_at__gt=when) | Q(received_at=when, pk__gt=pk))


def waiting_for_an_answer(organisation_id: int) -> "QuerySet[MatchProposal]":
    """Every proposal of a line that waits, oldest first: as many as there are places at most."""
    rows = MatchProposal.unscoped.filter(organisation=organisation_id, state__in=WAITING)
    return rows.select_related("request").order_by("proposed_at", "pk")
