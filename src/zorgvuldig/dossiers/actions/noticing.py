"""What a volunteer noticed goes to a coordinator, who goes on with it; and a colleague may go on
with what another wrote down (G19, method.md section 2)."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.actions.involving import works_with_clients
from zorgvuldig.dossiers.models import UneaseNote
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

COORDINATES = (Role.ATTENTION_OFFICER, Role.PROFESSIONAL)
NOT_A_COORDINATOR = "Kies een aandachtsfunctionaris of hulpverlener van uw organisatie."
GONE = "Deze opmerking is al doorgegeven of afgerond. Er verandert nu niets."


@transaction.atomic
def hand_note(
    *, actor: "Actor", once: UUID, happened_on: date, unease: str, coordinator: Membership
) -> UneaseNote:
    """A volunteer hands over what was noticed, without saying how pressing it is. The coordinator
    holds it from the start; the line in the logbook says to whom it went."""
    if not ways.HANDS_NOTES.admits(actor):
        raise NotNow("Hier geven vrijwilligers iets door. U kunt het zelf opschrijven.")
    if coordinator.person_id == actor.person.pk or not set(COORDINATES) & set(coordinator.roles):
        raise NotNow(NOT_A_COORDINATOR)
    key = DataKey.make(actor.organisation.pk)
    note = UneaseNote(
        id=once,
        organisation=actor.organisation,
        author=actor.person,
        holder=coordinator.person,
        key=key,
        happened_on=happened_on,
        sealed=key.seal({"unease": unease}, once),
    )
    store_once(note, once, key=key)
    record("unease.noted", actor=actor, action=Action.CREATE, about=note)
    record("unease.handed", actor=actor, action=Action.CREATE, about=coordinator)
    return note


@transaction.atomic
def say_how_pressing(*, actor: "Actor", note: UneaseNote, triage: str, reason: str) -> None:
    """Who goes on with a volunteer's note says first how pressing the situation is (S0)."""
    held = held_by(actor, note)
    if held.triage:
        raise NotNow("Er is al gezegd hoe dringend dit is.")
    words = {**held.key.open(held.sealed, held.id), "reason": reason}
    held.triage, held.sealed = triage, held.key.seal(words, held.id)
    held.save(update_fields=["triage", "sealed"])
    record("unease.triaged", actor=actor, action=Action.UPDATE, about=held, policy="holder")


@transaction.atomic
def pass_on(*, actor: "Actor", note: UneaseNote, to: Membership) -> None:
    """Another colleague goes on with it; who wrote it stays written."""
    held = held_by(actor, note)
    works_with_clients(to)
    if to.person_id == actor.person.pk:
        raise NotNow("U gaat er zelf al mee verder. Kies een collega.")
    if not held.triage and to.person_id == held.author_id:
        raise NotNow("Deze collega gaf het juist aan u door. Kies een ander.")
    held.holder = to.person
    held.save(update_fields=["holder"])
    record("unease.passed_on", actor=actor, action=Action.UPDATE, about=held, policy="holder")


def held_by(actor: "Actor", note: UneaseNote) -> UneaseNote:
    """The note, held, as long as this person goes on with it."""
    mine = UneaseNote.unscoped.select_for_update(of=("self",)).select_related("key")
    held = mine.filter(pk=note.pk, holder=actor.person).first()
    if held is None:
        raise NotNow(GONE)
    return held
