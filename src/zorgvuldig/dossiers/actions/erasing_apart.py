"""Erasing what belongs to no dossier: a note of unease, an event, a group. Each with its key, and a
line in the logbook and in the erasure ledger.

Call these in a transaction, with the row held.
"""

from typing import TYPE_CHECKING

from zorgvuldig.dossiers.models import Group, GroupConversation, TriggerEvent, UneaseNote
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import OnSchedule

OfItsOwn = UneaseNote | TriggerEvent | Group


def erase_note(note: UneaseNote, *, actor: "OnSchedule", reason: str) -> None:
    """A note of unease, and what was left in its forms."""
    record("unease.erased", actor=actor, action=Action.DELETE, about=note, policy=reason)
    let_go_of(note, reason)


def let_go_of(note: UneaseNote, reason: str) -> None:
    """The same, where the caller wrote the line in the logbook."""
    ledger.erased("uneasenote", note, reason)
    forget_note(note)


def forget_note(note: UneaseNote) -> None:
    _forget(note, {str(note.pk)})


def erase_event(event: TriggerEvent, *, actor: "OnSchedule", reason: str) -> None:
    """An event; the database refuses as long as a dossier or a talk points to it."""
    record("event.erased", actor=actor, action=Action.DELETE, about=event, policy=reason)
    ledger.erased("triggerevent", event, reason)
    forget_event(event)


def forget_event(event: TriggerEvent) -> None:
    _forget(event, {str(event.pk)})


def erase_group(group: Group, *, actor: "OnSchedule", reason: str) -> None:
    """A group with its talks; the database refuses as long as a dossier points to it."""
    record("group.erased", actor=actor, action=Action.DELETE, about=group, policy=reason)
    ledger.erased("group", group, reason)
    forget_group(group)


def forget_group(group: Group) -> None:
    talks = GroupConversation.unscoped.filter(group=group).values_list("pk", flat=True)
    _forget(group, {str(group.pk), *(str(talk) for talk in talks)})


def _forget(row: OfItsOwn, marks: set[str]) -> None:
    """Without a line: the row, what was left in its forms, and the key."""
    drafts.discard_about(row.organisation_id, marks)
    row.delete()
    DataKey.unscoped.filter(pk=row.key_id).delete()
