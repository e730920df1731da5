"""Offering other help, changing the offer, and stopping it; helpline.md H9.

An offer gives nobody anything yet. Only the coordinator makes one (H-07)."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from zorgvuldig.helpline.access.referrals import caller_said, open_referrals
from zorgvuldig.helpline.actions.going_on import hold_before_going_on
from zorgvuldig.helpline.actions.reaching import refuse_parent_of
from zorgvuldig.helpline.actions.stories import GONE, lock, move, sent_once
from zorgvuldig.helpline.actions.unsaying import erase_words, move_back
from zorgvuldig.helpline.models import Referral
from zorgvuldig.helpline.referring import Offer, digest, standing, stored
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.codes import ConsentStatus
from zorgvuldig.rules.helpline.codes import About, ReferralState, Relation, State

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.actor import Actor, Caller

YOUNG_PERSON_SAID_NO = (
    "De jongere zegt nee. Dan bewaren wij niets over deze doorverwijzing. De hulpvrager kan wel "
    "verder met alleen eigen gegevens."
)
ABOUT_SELF = "De hulpvrager vraagt hulp voor zichzelf. Kies ‘Over de hulpvrager zelf’."
NOT_OPEN = "Dit aanbod loopt niet meer. Doe een nieuw aanbod."


@transaction.atomic
def offer(
    *,
    request: "HelpRequest",
    actor: "Actor",
    once: UUID,
    offered: Offer,
    name_needed: bool = False,
    ages: dict[str, str] | None = None,
    looked: bool = False,
) -> Referral:
    """Write down to whom, why and what, before the caller is asked. Sent twice it is stored once.
    `ages` are the age bands as they are known by now. What is shared holds no name but in its own
    field, and no label (H-03); `looked`: the writer looked again at what might be one."""
    lock(request)
    sent_once(Referral, once, request=request)
    hold_before_going_on(request, timezone.localdate())
    _hold_words(request, offered, name_needed, looked)
    if _refused_by_young_person(offered):
        raise NotNow(YOUNG_PERSON_SAID_NO)
    _on_offer(request)
    _say_ages(request, ages)
    asked = standing(request, offered, actor, ConsentStatus.NOT_ASKED)
    made = _store(
        Referral(
            id=once,
            organisation_id=request.organisation_id,
            request=request,
            about=offered.about,
            addressee=offered.addressee,
            offered_by=actor.membership,
            sealed=request.key.seal(offered.words, once),
            **asked.stored(),
        )
    )
    _log("help_referral.offered", actor, request, made, Action.CREATE)
    return made


@transaction.atomic
def change(
    *,
    referral: Referral,
    request: "HelpRequest",
    actor: "Actor",
    offered: Offer,
    name_needed: bool = False,
    ages: dict[str, str] | None = None,
    looked: bool = False,
) -> None:
    """Store what is offered now. Another recipient, purpose or information than the caller said yes
    to is asked again (H-09). When the young person says no, the words go."""
    lock(request)
    held = hold_referral(referral)
    if held.state not in (ReferralState.OFFERED, ReferralState.AGREED):
        raise NotNow(NOT_OPEN)
    if _refused_by_young_person(offered):
        return _stop(held, request, actor)
    _hold_words(request, offered, name_needed, looked)
    if digest(stored(held, request)) != digest(offered):
        held.state = ReferralState.OFFERED
    held.about, held.addressee = offered.about, offered.addressee
    held.sealed = request.key.seal(offered.words, held.pk)
    _say_ages(request, ages)
    ask_rules(held, request, actor, offered)
    held.save()
    _log("help_referral.changed", actor, request, held, Action.UPDATE)
    return None


@transaction.atomic
def stop(*, referral: Referral, request: "HelpRequest", actor: "Actor") -> None:
    """Take the offer back; its words go at once."""
    lock(request)
    held = hold_referral(referral)
    if held.state not in (ReferralState.OFFERED, ReferralState.AGREED):
        raise NotNow(NOT_OPEN)
    _stop(held, request, actor)


def stop_all(request: "HelpRequest", actor: "Actor | Caller") -> None:
    """Every offer that still runs stops. Call it with the request held; its state stays."""
    for referral in open_referrals(request).select_for_update():
        erase_words(referral, request, ReferralState.STOPPED)
        _log("help_referral.stopped", actor, request, referral, Action.UPDATE)


def hold_referral(referral: Referral) -> Referral:
    """The row as it stands now, held until this transaction ends."""
    held = Referral.unscoped.select_for_update(of=("self",)).filter(pk=referral.pk).first()
    if held is None:
        raise NotNow(NOT_OPEN)
    return held


def ask_rules(referral: Referral, request: "HelpRequest", actor: "Actor", offered: Offer) -> None:
    """What the rules say by now, as codes on the row. Does not save."""
    said, by = caller_said(referral), referral.offered_by_id
    asked = standing(request, offered, actor, said, offered_by=by)
    for name, value in asked.stored().items():
        setattr(referral, name, value)


def _stop(referral: Referral, request: "HelpRequest", actor: "Actor") -> None:
    erase_words(referral, request, ReferralState.STOPPED)
    move_back(request)
    request.save()
    _log("help_referral.stopped", actor, request, referral, Action.UPDATE)


def _on_offer(request: "HelpRequest") -> None:
    waiting = request.state == State.REFERRAL_OFFERED
    move(request, "another_referral" if waiting else "offer_referral")


def _say_ages(request: "HelpRequest", ages: dict[str, str] | None) -> None:
    known = ages or {}
    refuse_parent_of(request, known.get("caller_age", request.caller_age))
    for name, age in known.items():
        setattr(request, name, age)
    request.save()


def _hold_words(request: "HelpRequest", offered: Offer, name_needed: bool, looked: bool) -> None:
    hold(gates.person_unnamed(offered.shared(), looked, but=offered.words.get("recipient", "")))
    name = offered.words.get("person_name", "")
    hold(gates.name_cannot_be_avoided(name, offered.about, name_needed))
    if request.relation == Relation.SELF and offered.about != About.CALLER:
        raise NotNow(ABOUT_SELF)


def _refused_by_young_person(offered: Offer) -> bool:
    no = (ConsentStatus.REFUSED, ConsentStatus.WITHDRAWN)
    return offered.about == About.PERSON_OF_CONCERN and offered.known.client_consent in no


def _store(referral: Referral) -> Referral:
    try:
        with transaction.atomic():
            referral.save(force_insert=True)
    except IntegrityError as fault:
        raise NotNow(GONE) from fault
    return referral


def _log(
    event: str, actor: "Actor | Caller", request: "HelpRequest", about: Referral, action: Action
) -> None:
    record(event, actor=actor, action=action, about=about, client_ref=request.pk, policy="line")
