"""After a decision about standing still: does sharing stay stopped, or may it go on?"""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from zorgvuldig.dossiers.actions.freezing import lift
from zorgvuldig.logbook.actions import Action
from zorgvuldig.privacy.access.rights import answer_of
from zorgvuldig.privacy.actions.taking_in import freeze_if_asked, hold, log
from zorgvuldig.privacy.actions.who import decides_as, not_about
from zorgvuldig.privacy.codes import GIVES, Outcome
from zorgvuldig.privacy.models import FreezeLifting, RightsAnswer, RightsRequest
from zorgvuldig.privacy.rights.standing import standing
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.rights.following import FREEZES

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

ONLY_GRANTED = "Hier staat door dit verzoek niets stil."
NOT_ALONE = (
    "Dat delen weer mag, beslissen de beslisser en de functionaris gegevensbescherming samen. De "
    "een vraagt het, de ander beslist."
)
TELL_FIRST = "Vertel het eerst aan wie het vroeg (AVG art. 18 lid 3). Daarna kan delen weer."


def sharing_after(asked: RightsRequest, answer: RightsAnswer, actor: "Actor", today: date) -> None:
    """Who asked sharing to stop and heard no, no longer holds it up; who heard yes, does."""
    if asked.right not in FREEZES or asked.dossier is None:
        return
    if answer.outcome in GIVES:
        freeze_if_asked(asked, actor, today)
    elif not held_up_by_others(asked, today):
        lift(dossier=asked.dossier, actor=actor, policy="rights")


def held_up_by_others(asked: RightsRequest, today: date) -> bool:
    """Does another request keep sharing of this dossier still?"""
    others = RightsRequest.unscoped.filter(dossier=asked.dossier, right__in=list(FREEZES))
    for one in others.exclude(pk=asked.pk).select_related("dossier__key", "somebody"):
        answer = answer_of(one)
        undecided = answer is None or answer.decided_on is None
        if undecided and "FREEZE_AT_ONCE" in standing(one, today).advice.duties:
            return True
        if answer and not undecided and answer.outcome == Outcome.GIVEN and not lifted(one):
            return True
    return False


def lifted(asked: RightsRequest) -> bool:
    """Was it decided since that sharing may go on?"""
    return FreezeLifting.unscoped.filter(request=asked, lifted_on__isnull=False).exists()


@transaction.atomic
def ask_to_lift(
    *, asked: RightsRequest, actor: "Actor", once: UUID, client_told_on: date, reason: str
) -> FreezeLifting:
    """One of the two asks that sharing may go on; the client was told before."""
    held = hold_granted(asked)
    not_about(held, actor)
    if client_told_on < held.received_on:
        raise NotNow(TELL_FIRST)
    key = held.key
    made, _ = FreezeLifting.unscoped.get_or_create(
        request=held,
        defaults={
            "id": once,
            "organisation": held.organisation,
            "client_told_on": client_told_on,
            "asked_by": actor.person,
            "asked_as": decides_as(actor),
            "sealed": key.seal({"reason": reason}, once) if key else b"",
        },
    )
    log("rights.lifting_asked", held, actor, Action.CREATE)
    return made


@transaction.atomic
def agree_to_lift(*, asked: RightsRequest, actor: "Actor", today: date) -> None:
    """The other of the two agrees: sharing may go on, unless another request holds it up."""
    held = hold_granted(asked)
    not_about(held, actor)
    waiting = FreezeLifting.unscoped.filter(request=held, lifted_on=None).first()
    role = decides_as(actor)
    if waiting is None or waiting.asked_by_id == actor.person.pk or waiting.asked_as == role:
        raise NotNow(NOT_ALONE)
    waiting.agreed_by, waiting.agreed_as, waiting.lifted_on = actor.person, role, today
    waiting.save()
    log("rights.lifted", held, actor, Action.EXECUTE)
    if held.dossier and not held_up_by_others(held, today):
        lift(dossier=held.dossier, actor=actor, policy="rights")


def hold_granted(asked: RightsRequest) -> RightsRequest:
    """The request, when it keeps sharing of a dossier; also after it was closed."""
    held = hold(asked, decided=None, closed=None)
    answer = answer_of(held)
    granted = answer is not None and answer.decided_on and answer.outcome == Outcome.GIVEN
    if held.right not in FREEZES or not granted or held.dossier is None or lifted(held):
        raise NotNow(ONLY_GRANTED)
    return held
