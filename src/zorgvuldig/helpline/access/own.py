"""The only door of a confidant: the people of their own open matches. It shuts in the moment a
match ends; everybody else does not exist here, and asking for them is logged (H-07)."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.access.requests import refuse
from zorgvuldig.helpline.models import CallBack, HelpConsent, HelpNote, Match, MatchProposal
from zorgvuldig.logbook.actions import Action, record, record_each
from zorgvuldig.people import access as people
from zorgvuldig.rules.codes import Addressee
from zorgvuldig.rules.helpline.codes import (
    Answer,
    ConfidantState,
    ConsentScope,
    Note,
    ProposalState,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import ContactPoint

WRITTEN = (Note.CONTACT, Note.NOT_REACHED, Note.TO_COORDINATOR)


def is_confidant(actor: "Actor | None") -> "Actor":
    """The actor, when they are a confidant; for everybody else there is no such page."""
    return people.require(actor, ways.CONFIDANTS)


def matches_of(actor: "Actor") -> "QuerySet[Match]":
    """The open matches of this person, with the keys to what may be read."""
    rows = Match.unscoped.filter(organisation=actor.organisation, ended_on=None)
    own = rows.filter(confidant__membership=actor.membership_id)
    return own.exclude(confidant__state=ConfidantState.STOPPED).select_related(
        "request__key", "confidant"
    )


def own_people(actor: "Actor | None") -> list[Match]:
    """Everybody this confidant has contact with; that they were shown is logged for each."""
    actor = is_confidant(actor)
    rows = list(matches_of(actor).order_by("next_contact_on", "began_on", "pk"))
    record_each("match.listed", [match.request for match in rows], actor=actor,
                action=Action.READ, purpose="eigen mensen")  # fmt: skip
    return rows


def get_own(actor: "Actor | None", reference: str) -> Match:
    """One of the own people. The look is logged, and a refusal."""
    actor = people.require(actor, ways.MATCHED)
    match = matches_of(actor).filter(request__reference=reference).first()
    if match is None:
        refuse(actor, reference)
    record("helprequest.read", actor=actor, action=Action.READ, about=match.request,
           client_ref=match.request_id, policy="confidant")  # fmt: skip
    return match


def ways_to_reach(matches: list[Match]) -> dict[UUID, CallBack]:
    """How and when these callers may be reached, by request; one query."""
    rows = CallBack.unscoped.filter(request__in=[match.request_id for match in matches])
    return {row.request_id: row for row in rows.select_related("key")}


def agreed_to_tell(match: Match) -> dict[str, Any]:
    """What the caller agreed that the confidant would hear (H-05); nothing without that yes."""
    rows = HelpConsent.unscoped.filter(request=match.request_id, scope=ConsentScope.MATCHING)
    last = rows.order_by("-recorded_at").first()
    given = last is not None and last.answer == Answer.GIVEN
    return last.words(match.request.key) if last and given else {}


def own_notes(match: Match, actor: "Actor") -> list[HelpNote]:
    """What this confidant wrote themself within this match, newest first."""
    notes = HelpNote.unscoped.filter(match=match, author=actor.person, kind__in=WRITTEN)
    return list(notes.order_by("-happened_on", "-recorded_at"))


def asked_of(actor: "Actor") -> list[MatchProposal]:
    """The proposals that wait for this confidant's answer; whose they are is not told (H-12)."""
    rows = MatchProposal.unscoped.filter(organisation=actor.organisation)
    mine = rows.filter(confidant__membership=actor.membership_id)
    return list(mine.filter(state=ProposalState.TO_CONFIDANT).order_by("proposed_at"))


def coordinator_points(actor: "Actor") -> "list[ContactPoint]":
    """Where the coordinator is reached, out of hours too: what the organisation noted as adviser of
    its own, with the day it was last checked."""
    points = people.contact_points_of(actor)
    return list(points.filter(addressee=Addressee.INTERNAL_ADVISER))


def days_late(match: Match, today: date) -> int:
    """How many days ago the contact was that was agreed; nought when it is still to come."""
    return max((today - match.next_contact_on).days, 0) if match.next_contact_on else 0
