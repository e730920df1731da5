"""Erasing: of a dossier, of one piece of it, and of what belongs to no dossier.

Each erasing is one transaction: the rows, the key they were sealed with, a line in the logbook
without content, and a line in the erasure ledger. The key makes that nothing sealed can be read
again; the ledger makes that a restored backup forgets it too.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.hanging import with_what_hangs_on
from zorgvuldig.dossiers.actions.taking_back import tell_dossier_gone, tell_pieces_gone
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import AssessmentView, Dossier, Entry, Recipient
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Reason

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, OnSchedule

GONE = "Dit is al gewist."
KEPT_WITH_FILE = (
    "Toestemmingen, voorstellen en besluiten om te delen blijven zo lang als het dossier: zij "
    "laten zien waarom iets wel of niet is gedeeld. U kunt wel het hele dossier wissen."
)
AS_LONG_AS_THE_FILE = {
    EntryKind.CONSENT,
    EntryKind.DISCLOSURE,
    EntryKind.DECISION,
    EntryKind.NOTIFICATION,
}


@dataclass(frozen=True)
class Piece:
    """Something that was erased: what it was, and of which day."""

    number: UUID
    kind: str
    day: str


@transaction.atomic
def erase_dossier(*, dossier: Dossier, actor: "Actor | OnSchedule", reason: str) -> None:
    """Erase all of a dossier, open or closed, and throw its key away. Events and groups it pointed
    to stay. Whether it may, is for the caller: the term, a decision on a request."""
    held = Dossier.unscoped.select_for_update(of=("self",)).filter(pk=dossier.pk).first()
    if held is None:
        raise NotNow(GONE)
    tell_dossier_gone(held, actor, reason)
    for note in notes_that_became(held):
        _in_the_ledger(held, "uneasenote", note, reason)
    _in_the_ledger(held, "dossier", held.pk, reason, held.key_id)
    _log("dossier.erased", held, held.pk, actor, reason)
    forget_dossier(held)


def notes_that_became(dossier: Dossier) -> list[UUID]:
    """An unease that moved in kept its number; an older backup still has it as a note."""
    firsts = Entry.unscoped.filter(dossier=dossier, kind=EntryKind.TRIAGE)
    return list(firsts.values_list("pk", flat=True))


def forget_dossier(dossier: Dossier) -> None:
    """The rows, what was left in its forms, and the key. Without a line: the caller writes it."""
    marks = {dossier.reference}
    for rows in (Entry, Recipient):
        numbers = rows.unscoped.filter(dossier=dossier).values_list("pk", flat=True)
        marks |= {str(number) for number in numbers}
    drafts.discard_about(dossier.organisation_id, marks)
    dossier.delete()
    DataKey.unscoped.filter(pk=dossier.key_id).delete()


@transaction.atomic
def erase_entry(*, entry: Entry, actor: "Actor | OnSchedule", reason: str) -> list[Piece]:
    """Erase one piece of a dossier, with every piece that exists only because of it; returns them,
    the piece itself first. `hanging.with_what_hangs_on` says beforehand which those are.

    Refused when a consent or a decision would go with it: those are never kept shorter than the
    file (AVG art. 5 lid 2 and 7 lid 1). A second opinion is not erased apart from its assessment.
    """
    held = Entry.unscoped.select_for_update(of=("self",)).filter(pk=entry.pk).first()
    if held is None:
        raise NotNow(GONE)
    going = with_what_hangs_on(held)
    if any(piece.kind in AS_LONG_AS_THE_FILE for piece in going):
        raise NotNow(KEPT_WITH_FILE)
    tell_pieces_gone(held.organisation_id, [piece.pk for piece in going], actor, reason)
    for piece in going:
        _in_the_ledger(held, "entry", piece.pk, reason)
        if piece.kind == EntryKind.TRIAGE:
            _in_the_ledger(held, "uneasenote", piece.pk, reason)
        _log("entry.erased", piece, held.dossier_id, actor, reason)
    erased = [Piece(piece.pk, piece.kind, piece.happened_on.isoformat()) for piece in going]
    forget_entries(held.organisation_id, going)
    return erased


def forget_entries(organisation_id: int, going: list[Entry]) -> None:
    """These pieces, their codes, and what was left in their forms. Without a line."""
    numbers = [piece.pk for piece in going]
    views = AssessmentView.unscoped.filter(assessment__in=numbers).values_list("pk", flat=True)
    drafts.discard_about(organisation_id, {str(number) for number in (*numbers, *views)})
    Entry.unscoped.filter(pk__in=numbers).delete()


def _in_the_ledger(
    of: Dossier | Entry, kind: str, number: UUID, reason: str, key_id: UUID | None = None
) -> None:
    ledger.write(
        organisation=of.organisation_id,
        object_type=kind,
        object_id=number,
        key_id=key_id,
        on=timezone.localdate(),
        reason=Reason(reason),
    )


def _log(event: str, about: object, client: UUID, actor: "Actor | OnSchedule", reason: str) -> None:
    record(
        event,
        actor=actor,
        action=Action.DELETE,
        about=about,
        client_ref=client,
        purpose=str(Reason(reason).label),
        policy=Reason(reason),
    )
