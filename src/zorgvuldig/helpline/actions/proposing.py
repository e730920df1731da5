"""A person chooses who is proposed to a caller (H-06), and takes it back when no answer comes."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from zorgvuldig.helpline import candidates
from zorgvuldig.helpline.access.proposals import answer_to_match, to_match, waiting_of
from zorgvuldig.helpline.access.requests import call_back_of
from zorgvuldig.helpline.actions import stories
from zorgvuldig.helpline.fitting import fits
from zorgvuldig.helpline.models import HelpRequest, MatchProposal
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Note, ProposalState

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOTHING_WAITS = "Er wacht geen voorstel meer. Kijk op de pagina wat er intussen is gebeurd."
NOT_ONESELF = (
    "U stelt uzelf niet voor, en ook niet wie dit hulpverzoek doet: die kent de hulpvrager al bij "
    "naam. Kies iemand anders, of laat een collega het hulpverzoek doen."
)
NO_WAY = (
    "Deze hulpvrager heeft geen code en liet geen nummer of adres achter. Wij kunnen dus niet "
    "vragen wat die van dit voorstel vindt. Geef een code of vraag hoe wij kunnen bellen zodra de "
    "hulpvrager zich meldt; stel daarna iemand voor."
)
NOT_WAITING = "Deze hulpvrager wacht nu niet op een voorstel."


@transaction.atomic
def propose(
    *, request: HelpRequest, actor: "Actor", once: UUID, confidant: UUID, why: str
) -> MatchProposal:
    """Propose somebody who can be proposed at this moment, asked again with the request and then
    the confidant held: the last place is given away once. `AlreadyRecorded` when sent before."""
    stories.lock(request)
    stories.sent_once(MatchProposal, once, request=request)
    may_be_linked(request)
    if request.code_digest is None and call_back_of(request) is None:
        raise NotNow(NO_WAY)
    stories.move(request, "propose")
    _held_and_chosen(request, confidant, actor)
    proposal = MatchProposal.unscoped.create(
        id=once,
        organisation_id=request.organisation_id,
        request=request,
        confidant_id=confidant,
        proposed_by_id=actor.membership_id,
        sealed=request.key.seal({"why": why}, once),
    )
    request.hears_by = None
    request.save(update_fields=["state", "hears_by"])
    record("help_proposal.made", actor=actor, action=Action.CREATE, about=proposal,
           client_ref=request.pk, policy="coordinator")  # fmt: skip
    return proposal


def may_be_linked(request: HelpRequest) -> None:
    """Somebody else looked along where needed (H-04), and the caller said yes (H-05)."""
    stories.goes_on(request)
    hold(gates.agreed_to_match(answer_to_match(request), request.is_professional))


def _held_and_chosen(request: HelpRequest, number: UUID, actor: "Actor") -> None:
    """Only from who can be proposed (H-06), looked at again with the row held. Never who chooses,
    nor who carries the request: they know the name already (H-12) and would answer alone for the
    line, the caller and the confidant."""
    held = candidates.hold_place(number, request.organisation_id)
    can = fits(request, held, stories.today()).ids if held else ()
    hold(gates.somebody_chose(str(number), can))
    if held and held.membership_id in (actor.membership_id, request.taken_by_id):
        raise NotNow(NOT_ONESELF)


@transaction.atomic
def take_back(*, request: HelpRequest, actor: "Actor") -> None:
    """No answer came, or it should be somebody else: the place is free again at once."""
    stories.lock(request)
    waiting = waiting_of(request)
    if waiting is None:
        raise NotNow(NOTHING_WAITS)
    waiting.state = ProposalState.WITHDRAWN
    waiting.save(update_fields=["state"])
    back_to_choosing(request)
    record("help_proposal.taken_back", actor=actor, action=Action.UPDATE, about=waiting,
           client_ref=request.pk, policy="coordinator")  # fmt: skip


def back_to_choosing(request: HelpRequest) -> None:
    """The next proposal is possible at once, and the caller hears within the promised days."""
    stories.move(request, "take_back_proposal")
    request.hears_by = clocks.hears_by(stories.today())
    request.save(update_fields=["state", "hears_by"])


@transaction.atomic
def tell_how_it_stands(
    *,
    request: HelpRequest,
    actor: "Actor",
    once: UUID,
    said: str,
    happened_on: date,
    hears_by: date,
) -> None:
    """Nobody fits yet: the caller heard so, with what else there is, and until when they wait for
    more. A talk in the story, and a new date in the list."""
    stories.lock(request)
    if not to_match(actor).filter(pk=request.pk).exists():
        raise NotNow(NOT_WAITING)
    request.hears_by = hears_by
    stories.add_note(
        request=request,
        actor=actor,
        kind=Note.TALK,
        once=once,
        happened_on=happened_on,
        words={"told": said},
        policy="coordinator",
    )
