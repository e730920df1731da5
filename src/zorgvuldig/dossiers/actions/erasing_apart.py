"""Erasing what belongs to no dossier: a note of unease, an event, a group. Each with its key and a
line in the erasure ledger; the line in the logbook is the caller's.

Call these in a transaction, with the row held.
"""

from typing import TYPE_CHECKING

from django.utils import timezone

from zorgvuldig.dossiers.models import Group, GroupConversation, TriggerEvent, UneaseNote
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from uuid import UUID

OfItsOwn = UneaseNote | TriggerEvent | Group


def erase_note(note: UneaseNote, reason: str) -> None:
    """A note of unease, and what was left in its forms."""
    _erase(note, "uneasenote", reason)
    forget_note(note)


def forget_note(note: UneaseNote) -> None:
    _forget(note, {str(note.pk)})


def erase_event(event: TriggerEvent, reason: str) -> None:
    """An event; the database refuses as long as a dossier or a talk points to it."""
    _erase(event, "triggerevent", reason)
    forget_event(event)


def forget_event(event: TriggerEvent) -> None:
    _forget(event, {str(event.pk)})


def erase_group(group: Group, reason: str) -> None:
    """A group with its talks; the database refuses as long as a dossier points to it."""
    _erase(group, "group", reason)
    forget_group(group)


def forget_group(group: Group) -> None:
    talks = GroupConversation.unscoped.filter(group=group).values_list("pk", flat=True)
    _forget(group, {str(group.pk), *(str(talk) for talk in talks)})


def _erase(row: OfItsOwn, kind: str, reason: str) -> None:
    number: UUID = row.pk
    ledger.write(
        organisation=row.organisation_id,
        object_type=kind,
        object_id=number,
        key_id=row.key_id,
        on=timezone.localdate(),
        reason=reason,
    )


def _forget(row: OfItsOwn, marks: set[str]) -> None:
    """Without a line: the row, what was left in its forms, and the key."""
    drafts.discard_about(row.organisation_id, marks)
    row.delete()
    DataKey.unscoped.filter(pk=row.key_id).delete()
