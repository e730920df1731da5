"""Consent one: may a confidant be looked for, and what may they hear (H-05)? Refused or withdrawn,
it takes away at once what rests on it."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse

from zorgvuldig.drafts import actions as drafts
from zorgvuldig.helpline.access.proposals import (
    answer_to_match,
    consents_of,
    proposals_of,
    waiting_of,
)
from zorgvuldig.helpline.access.support import match_of
from zorgvuldig.helpline.actions import stories
from zorgvuldig.helpline.actions.ending import end_open_match
from zorgvuldig.helpline.models import CallerWish, HelpConsent, HelpRequest
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Actor, Caller
from zorgvuldig.people.jobs import send_reminder
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import clocks, moves
from zorgvuldig.rules.helpline.codes import Answer, ConsentScope, ProposalState, State
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import Reason

YES = "yes_to_match"  # in the erasure ledger
NOTHING_GIVEN = "Er is nu geen ja om in te trekken."


@transaction.atomic
def record_consent(
    *,
    request: HelpRequest,
    actor: Actor,
    once: UUID,
    answered_on: date,
    answer: str,
    told: str,
    how: str,
) -> HelpConsent:
    """The caller's answer, and what was said that a confidant will hear. A professional is not
    asked. Of a refusal only the answer, the day and the way stay."""
    stories.lock(request)
    stories.sent_once(HelpConsent, once, request=request, referral=None)
    hold(gates.agreed_to_match(Answer.GIVEN, request.is_professional))
    if moves.after(request.state, "propose") is None:
        raise NotNow(stories.NOT_FROM_HERE)
    given = answer == Answer.GIVEN
    hold(gates.person_unnamed([told], looked=True))
    consent = HelpConsent(
        id=once,
        organisation_id=request.organisation_id,
        request=request,
        scope=ConsentScope.MATCHING,
        answer=answer,
        answered_on=answered_on,
        recorded_by=actor.person,
        sealed=request.key.seal({"how": how, **({"told": told} if given else {})}, once),
    )
    _store(consent)
    if given:
        request.hears_by = clocks.hears_by(answered_on)
    else:
        _take_back_given(request, answered_on)
        _let_go(request, actor, answered_on)
    request.save()
    _log("help_consent.recorded", actor, request, consent)
    return consent


@transaction.atomic
def withdraw(*, request: HelpRequest, actor: "Actor | Caller", withdrawn_on: date) -> None:
    """The caller takes their yes back, whenever they want: a waiting proposal is taken back, the
    wish is erased and a running match ends, at once. No review is waited for."""
    stories.lock(request)
    if not _take_back_given(request, withdrawn_on):
        raise NotNow(NOTHING_GIVEN)
    _let_go(request, actor, withdrawn_on)
    request.save()
    _log("help_consent.withdrawn", actor, request, request)


@transaction.atomic
def caller_withdraws(*, request: HelpRequest, actor: "Caller") -> None:
    """The same by the caller's own hand, on the page behind the code. Who was beside them hears at
    once that something changed, and so does who took the request. Pressed twice it is done once."""
    stories.lock(request)
    if request.state == State.CLOSED or answer_to_match(request) != Answer.GIVEN:
        return
    match = match_of(request)
    withdraw(request=request, actor=actor, withdrawn_on=stories.today())
    if match and match.confidant.membership:
        person = match.confidant.membership.person_id
        send_reminder.defer(person_id=person, pages=["helpline:own"])
    if request.taken_by:
        send_reminder.defer(person_id=request.taken_by.person_id, pages=["helpline:start"])


def _store(consent: HelpConsent) -> None:
    try:
        with transaction.atomic():
            consent.save(force_insert=True)
    except IntegrityError as fault:
        raise NotNow(stories.GONE) from fault


def _take_back_given(request: HelpRequest, on: date) -> bool:
    """Every earlier yes is withdrawn, and nothing of what was to be told stays."""
    given = list(consents_of(request).filter(answer=Answer.GIVEN))
    for consent in given:
        _take_back(consent, request, on)
        ledger.write(
            organisation=request.organisation_id,
            object_type=YES,
            object_id=consent.pk,
            on=on,
            reason=Reason.CONSENT_WITHDRAWN,
        )
    return bool(given)


def _take_back(consent: HelpConsent, request: HelpRequest, on: date) -> None:
    how = consent.words(request.key).get("how", "")
    consent.answer, consent.withdrawn_on = Answer.WITHDRAWN, on
    consent.sealed = request.key.seal({"how": how}, consent.pk)
    consent.save(update_fields=["answer", "withdrawn_on", "sealed"])


def forget_yes(number: UUID) -> int:
    """After a backup was put back: a yes that was taken back is no yes, and what rested on it goes
    again. A yes that was given since then stands."""
    rows = HelpConsent.unscoped.filter(pk=number, scope=ConsentScope.MATCHING, answer=Answer.GIVEN)
    held = rows.select_related("request__key").first()
    if held is None:
        return 0
    request, today = stories.lock(held.request), stories.today()
    _take_back(held, request, today)
    if answer_to_match(request) != Answer.GIVEN:
        _let_go(request, Caller(request.organisation_id), today)
        request.save()
    return 1


def _let_go(request: HelpRequest, actor: "Actor | Caller", on: date) -> None:
    """What rests on the yes goes with it; the request itself is saved by who calls."""
    request.hears_by = None
    drafts.discard_at(request.organisation_id, _typed_at(request))
    CallerWish.unscoped.filter(request=request).delete()
    _end_proposal(request, actor)
    _end_match(request, actor, on)
    for proposal in proposals_of(request):  # why somebody fitted repeats the wish
        proposal.sealed = request.key.seal({}, proposal.pk)
        proposal.save(update_fields=["sealed"])


def _typed_at(request: HelpRequest) -> list[str]:
    """Where somebody may have begun to type what may not be kept now."""
    names = ("helpline:consent", "helpline:wish", "helpline:proposals")
    return [reverse(name, args=[request.reference]) for name in names]


def _end_proposal(request: HelpRequest, actor: "Actor | Caller") -> None:
    waiting = waiting_of(request)
    if waiting is None:
        return
    waiting.state = ProposalState.WITHDRAWN
    waiting.save(update_fields=["state"])
    stories.move(request, "take_back_proposal")
    _log("help_proposal.taken_back", actor, request, waiting)


def _end_match(request: HelpRequest, actor: "Actor | Caller", on: date) -> None:
    """A referral that was offered goes its own way, with a yes of its own (H-09)."""
    if end_open_match(request=request, actor=actor, on=on) and request.state in moves.CARRIED:
        stories.move(request, "end_match")


def _log(event: str, actor: "Actor | Caller", request: HelpRequest, about: object) -> None:
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=about,
        client_ref=request.pk,
        policy="line" if isinstance(actor, Actor) else "caller",
    )
