"""A workshop goes with everybody who took part, and so does one participant who asks for it.

What goes leaves a line in the logbook and one in the erasure ledger. The keys go with the rows, so
that no backup can be read. Call `erase_*` in a transaction, with the row held.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.drafts import actions as drafts
from zorgvuldig.gatherings import marks
from zorgvuldig.gatherings.models import (
    CallBackWish,
    CaseVignette,
    Participant,
    SealedAnswers,
    Workshop,
)
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.gatherings.codes import Moment
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, Caller, OnSchedule

WORKSHOP, PARTICIPANT, CALL = "workshop", "participant", "callbackwish"


def erase_workshop(workshop: Workshop, *, actor: "OnSchedule", reason: str) -> None:
    """The workshop with its report, its counts, its situations and everybody on its list."""
    record("workshop.erased", actor=actor, action=Action.DELETE, about=workshop, policy=reason)
    ledger.erased(WORKSHOP, workshop, reason)
    forget_workshop(workshop.pk)


def forget_workshop(number: UUID) -> int:
    """The rows and every key, without a word about it; also after a backup was put back."""
    held = Workshop.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    here = {"workshop": held}
    keys = {held.key_id}
    keys |= set(Participant.unscoped.filter(**here).values_list("key_id", flat=True))
    brought = CaseVignette.unscoped.filter(**here, key__isnull=False)
    keys |= set(brought.values_list("key_id", flat=True))
    drafts.discard_about(held.organisation_id, {str(held.pk)})
    held.delete()
    DataKey.unscoped.filter(pk__in=keys).delete()
    return 1


def erase_participant(
    *, participant: Participant, actor: "Actor | Caller | OnSchedule", reason: str
) -> None:
    """Everything known of one participant, with what they brought."""
    record(
        "participant.erased", actor=actor, action=Action.DELETE, about=participant, policy=reason
    )
    ledger.erased(PARTICIPANT, participant, reason)
    forget_participant(participant.pk)


def forget_participant(number: UUID) -> int:
    """The rows and the keys, with answers that were not added up yet. What a group answered in the
    room about a situation of theirs stays, as a number without that situation."""
    SealedAnswers.unscoped.filter(
        ticket__in=[marks.of_answers(number, moment) for moment in Moment]
    ).delete()
    held = Participant.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    brought = CaseVignette.unscoped.filter(participant=held, key__isnull=False)
    keys = {held.key_id, *brought.values_list("key_id", flat=True)}
    held.delete()
    DataKey.unscoped.filter(pk__in=keys).delete()
    return 1


def erase_call(wish: CallBackWish, *, actor: "Actor | Caller | OnSchedule", reason: str) -> None:
    """A first name and how to reach somebody: after the call, or after thirty days (M-02)."""
    record("callbackwish.erased", actor=actor, action=Action.DELETE, about=wish, policy=reason)
    ledger.erased(CALL, wish, reason)
    forget_call(wish.pk)


def forget_call(number: UUID) -> int:
    """The row and its key."""
    held = CallBackWish.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    held.delete()
    DataKey.unscoped.filter(pk=held.key_id).delete()
    return 1
