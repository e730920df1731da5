"""Erasing what belongs to no dossier: a note of unease, an event, a group. Each with its key and a
line in the erasure ledger; the line in the logbook is the caller's.

Call these in a transaction, with the row held.
"""

from zorgvuldig.dossiers.models import Group, GroupConversation, TriggerEvent, UneaseNote
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey

OfItsOwn = UneaseNote | TriggerEvent | Group


def erase_note(note: UneaseNote, reason: str) -> None:
    """A note of unease, and what was left in its forms."""
    ledger.erased("uneasenote", note, reason)
    forget_note(note)


def forget_note(note: UneaseNote) -> None:
    _forget(note, {str(note.pk)})


def erase_event(event: TriggerEvent, reason: str) -> None:
    """An event; the database refuses as long as a dossier or a talk points to it."""
    ledger.erased("triggerevent", event, reason)
    forget_event(event)


def forget_event(event: TriggerEvent) -> None:
    _forget(event, {str(event.pk)})


def erase_group(group: Group, reason: str) -> None:
    """A group with its talks; the database refuses as long as a dossier points to it."""
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
