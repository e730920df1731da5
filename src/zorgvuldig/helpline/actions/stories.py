"""A request is held, moved and written in here, and nowhere else."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from zorgvuldig.helpline.access.at_work import only_confidant
from zorgvuldig.helpline.access.requests import second_agreed
from zorgvuldig.helpline.models import HelpNote, HelpRequest, Match
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.roles import ANSWERS_THE_LINE, Role
from zorgvuldig.recording.holding import hold_row, moved
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Note
from zorgvuldig.rules.helpline.moves import MOVES

if TYPE_CHECKING:
    from django.db.models import Model

    from zorgvuldig.people.actor import Caller

CONTACTS = (
    Note.TALK,
    Note.MESSAGE_IN,
    Note.MESSAGE_OUT,
    Note.CONTACT,
    Note.REVIEW,
    Note.HAND_OVER,
    Note.AFTER_CALL,
)
OF_A_CONFIDANT = {
    Note.CONTACT: "contact",
    Note.NOT_REACHED: "contact",
    Note.TO_COORDINATOR: "to_coordinator",
}
GONE = "Dit formulier is niet meer geldig. Kopieer uw tekst en open de pagina opnieuw."
NOT_FROM_HERE = (
    "Dit kan niet meer zoals het hulpverzoek er nu voor staat. Kijk op de pagina wat er intussen "
    "is gebeurd."
)


def lock(request: HelpRequest, deed: str = "") -> HelpRequest:
    """Hold the request until this transaction ends; `request` itself is brought up to date. Who is
    at work as a confidant holds it for a deed of a confidant only, which is said (H-07)."""
    rows = HelpRequest.unscoped.annotate(by_confidant=only_confidant())
    held = hold_row(request, "Dit hulpverzoek is gewist.", rows.select_for_update(of=("self",)))
    hold(gates.within_the_task(held.by_confidant, deed))
    return request


def move(request: HelpRequest, name: str) -> None:
    """Make a move of the table with the request held, or refuse it (`NotNow`). Does not save."""
    request.state = moved(MOVES, request.state, name, NOT_FROM_HERE)


def within_the_task(actor: "Actor | Caller", deed: str) -> None:
    """Refuse a confidant what the coordinator does (H-07). Who also answers the line, may."""
    only = (
        isinstance(actor, Actor)
        and actor.holds({Role.CONFIDANT})
        and not actor.holds(ANSWERS_THE_LINE)
    )
    hold(gates.within_the_task(only, deed))


def add_note(
    *,
    request: HelpRequest,
    actor: "Actor | Caller",
    kind: str,
    once: UUID,
    happened_on: date,
    words: dict[str, Any],
    match: Match | None = None,
    policy: str = "",
) -> HelpNote:
    """One line of the story with its words sealed, and one log line. Sent twice it is stored once
    (`AlreadyRecorded`). A contact makes the year of keeping begin again. A confidant writes down
    what `_deed` allows (H-07). Call it with the request held, and save nothing else."""
    within_the_task(actor, _deed(kind, match))
    person = getattr(actor, "person", None)
    note = HelpNote(
        id=once,
        organisation_id=request.organisation_id,
        request=request,
        match=match,
        kind=kind,
        happened_on=happened_on,
        author=person,
        sealed=request.key.seal(words, once),
    )
    store_once(note, once, same={"pk": once, "request": request, "author": person}, otherwise=GONE)
    if kind in CONTACTS and happened_on >= request.last_contact_on:
        request.last_contact_on = happened_on
        request.keep_until = clocks.kept_until(happened_on)
    request.save()
    record(
        f"help_{kind.lower()}.recorded",
        actor=actor,
        action=Action.CREATE,
        about=note,
        client_ref=request.pk,
        policy=policy or ("caller" if person is None else "line"),
    )
    return note


def sent_once(before: "type[Model]", once: UUID, **of: object) -> None:
    """Was a form with this number stored before? For the very same thing it is stored already
    (`AlreadyRecorded`); for another, nothing is, and the form says so instead of "done"."""
    rows = before._base_manager.filter(pk=once)
    if rows.filter(**of).exists():
        raise AlreadyRecorded(once)
    if rows.exists():
        raise NotNow(GONE)


def _deed(kind: str, match: Match | None) -> str:
    """What writing this is called in the task of a confidant; a message in a match is contact."""
    if kind == Note.MESSAGE_OUT and match is not None:
        return "contact"
    return OF_A_CONFIDANT.get(Note(kind), kind)


def mark_read(request: HelpRequest) -> None:
    """The messages of the caller were read; they see that."""
    sent = HelpNote.unscoped.filter(request=request, kind=Note.MESSAGE_IN, seen_at=None)
    sent.update(seen_at=timezone.now())


def today() -> date:
    """The day here."""
    return timezone.localdate()


def goes_on(request: HelpRequest) -> None:
    """Refuse to go on with a serious or acute request before somebody else looked along with it as
    it is judged now (H-04). Ask it with the request held. Calling in danger never asks this."""
    hold(gates.second_person_looked(request.kind, second_agreed(request)))
