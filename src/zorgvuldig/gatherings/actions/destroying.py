"""Situations go the same day (W-04), and one that may be dangerous right now goes at once (W-07).

The key goes first: what was sealed under it is gone in every backup too, and the erasure ledger
makes sure that a backup put back forgets it again.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.drafts import actions as drafts
from zorgvuldig.gatherings.actions.ending import part_from
from zorgvuldig.gatherings.models import AnsweredHere, CaseVignette, RoomRound
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.codes import Age
from zorgvuldig.rules.gatherings.codes import VignetteState
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Reason

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Participant, Workshop
    from zorgvuldig.people.actor import Actor, Caller, OnSchedule

SITUATION = "casevignette"


@transaction.atomic
def take_out(*, vignette: CaseVignette, actor: "Actor | Caller") -> None:
    """W-07: it leaves the exercise now. Nothing of it is kept but that it was taken out: no words,
    no author, no age, no answers given about it. It asks nothing, and twice is once."""
    held = CaseVignette.unscoped.select_for_update(of=("self",)).filter(pk=vignette.pk).first()
    if held is None or held.state == VignetteState.TAKEN_OUT:
        return
    RoomRound.unscoped.filter(vignette=held).delete()
    forget_words(held)
    held.participant, held.standard, held.regime, held.step = None, "", "", ""
    held.age_band, held.state = Age.UNKNOWN, VignetteState.TAKEN_OUT
    held.handed_in_at = timezone.now()  # when it left; when it came is nobody's any more
    held.save()
    record("situation.taken_out", actor=actor, action=Action.DELETE, about=held, policy="W-07")


@transaction.atomic
def destroy_all(workshop: "Workshop", *, actor: "Actor | OnSchedule") -> int:
    """Everything that was brought or laid out in this workshop goes for good, which telephone
    answered, and what was half typed in the room; returns how many situations went. What the room
    noted of dilemmas stays."""
    rows = CaseVignette.unscoped.select_for_update(of=("self",)).filter(workshop=workshop)
    gone = [_destroy(vignette) for vignette in rows]
    AnsweredHere.unscoped.filter(round__workshop=workshop).delete()
    room = reverse("gatherings:room", args=[workshop.pk])
    drafts.discard_at(workshop.organisation_id, [room])
    if gone:
        record("situations.destroyed", actor=actor, action=Action.DELETE, about=workshop)
    return len(gone)


@transaction.atomic
def destroy_one(vignette: CaseVignette, *, actor: "Actor | Caller | OnSchedule") -> None:
    """One situation goes for good: its author lost the seat, or takes it back."""
    held = CaseVignette.unscoped.select_for_update(of=("self",)).filter(pk=vignette.pk).first()
    if held is not None:
        record("situation.destroyed", actor=actor, action=Action.DELETE, about=held)
        _destroy(held)


def destroy_of(*, participant: "Participant", actor: "Actor | Caller") -> None:
    """Who loses the seat, leaves nothing on the table: without an author nobody can change it."""
    for vignette in CaseVignette.unscoped.filter(participant=participant):
        destroy_one(vignette, actor=actor)


def _destroy(vignette: CaseVignette) -> UUID:
    forget_words(vignette)
    number = vignette.pk
    part_from(vignette)
    vignette.delete()
    return number


def forget_words(vignette: CaseVignette) -> None:
    """The words and their key, with a line in the ledger, and what was half typed about them. Does
    not save the row."""
    drafts.discard_about(vignette.organisation_id, {str(vignette.pk)})
    key = vignette.key_id
    vignette.key, vignette.sealed = None, b""
    if key is None:
        return
    CaseVignette.unscoped.filter(pk=vignette.pk).update(key=None, sealed=b"")
    ledger.write(
        organisation=vignette.organisation_id,
        object_type=SITUATION,
        object_id=vignette.pk,
        key_id=key,
        on=timezone.localdate(),
        reason=Reason.TERM,
    )
    DataKey.unscoped.filter(pk=key).delete()


def forget_situation(number: UUID) -> int:
    """After a backup was put back: the row goes again; its key goes by the ledger."""
    return CaseVignette.unscoped.filter(pk=number, key__isnull=False).delete()[0]
