"""What comes up in the room is noted as it comes, about no person and no case."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from zorgvuldig.gatherings.access.room import names_in
from zorgvuldig.gatherings.actions.stages import lock
from zorgvuldig.gatherings.looking import look
from zorgvuldig.gatherings.models import Bottleneck, RoomNote
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules import gates
from zorgvuldig.rules.gatherings.codes import NoteKind, WorkshopState
from zorgvuldig.rules.gatherings.sorts import Way

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop
    from zorgvuldig.people.actor import Actor

NOTES_IN = (WorkshopState.CONFIRMED, WorkshopState.HELD, WorkshopState.REPORT_DRAFT)
NOT_NOW = "Aantekeningen maakt u op de dag zelf, of tot het verslag klaar is."
NOT_CHECKED = (
    "De tekst kon nu niet worden nagekeken op namen. Er is niets bewaard. Probeer het zo nog eens."
)


def wrong_with(workshop: "Workshop", text: str, *, nobody: bool) -> list[str]:
    """What keeps this text out of the notes, each with its place: what points at somebody, names of
    who takes part too, and numbers of files (W-08). What only might needs somebody who read it
    again (`nobody`)."""
    looked = look({"text": text}, names_in(workshop))
    found = [one.said(Way.TICK) for one in looked.pointed if not (nobody and one.may_stay)]
    if shut := gates.made_from_no_file([text]):
        found.append(shut.sentence)
    return found if looked.whole else [*found, NOT_CHECKED]


@transaction.atomic
def note(
    *,
    workshop: "Workshop",
    actor: "Actor",
    once: UUID,
    kind: NoteKind,
    text: str,
    nobody: bool = False,
    between: tuple[str, str, str] | None = None,
) -> None:
    """Store one note, when nothing in it points at somebody. A bottleneck has a kind and stands
    `between` two sectors."""
    held = lock(workshop)
    if held.state not in NOTES_IN:
        raise NotNow(NOT_NOW)
    if wrong := wrong_with(held, text, nobody=nobody):
        raise NotNow(wrong[0])
    _store(held, once, kind, text, between)
    record("room.noted", actor=actor, action=Action.CREATE, about=held)


def _store(
    workshop: "Workshop",
    once: UUID,
    kind: NoteKind,
    text: str,
    between: tuple[str, str, str] | None,
) -> None:
    here = {"id": once, "organisation_id": workshop.organisation_id, "workshop": workshop}
    try:
        with transaction.atomic():
            if between is None:
                sealed = workshop.key.seal({"text": text}, once)
                RoomNote(**here, kind=kind, sealed=sealed).save(force_insert=True)
                return
            sort, one, other = between
            said = {"happens": text, "example": "", "tried": ""}
            sealed = workshop.key.seal(said, once)
            stuck = Bottleneck(**here, kind=sort, one=one, other=other, in_the_room=True)
            stuck.sealed = sealed
            stuck.save(force_insert=True)
    except IntegrityError as sent_before:
        raise AlreadyRecorded(once) from sent_before
