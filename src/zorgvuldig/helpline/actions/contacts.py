"""What a confidant writes down of the own people: a contact in a few words, and handing over."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zorgvuldig.helpline.actions import reaching, stories
from zorgvuldig.helpline.models import Match
from zorgvuldig.people import access as people
from zorgvuldig.people.jobs import send_reminder
from zorgvuldig.people.roles import Role
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.helpline.codes import Note
from zorgvuldig.rules.helpline.moves import CARRIED
from zorgvuldig.rules.helpline.supporting import HandOver, Reached, out_of_time

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from zorgvuldig.helpline.models import HelpNote
    from zorgvuldig.people.actor import Actor

NOT_YOURS = (
    "Deze koppeling is beëindigd of niet van u. Er is niets opgeslagen. Bel de coördinator als u "
    "nog iets wilt vertellen."
)


@transaction.atomic
def note_contact(
    *,
    match: Match,
    actor: "Actor",
    once: "UUID",
    reached: str,
    happened_on: "date",
    text: str = "",
    next_contact_on: "date | None" = None,
) -> "HelpNote":
    """A contact, or that it was tried. It is stored whatever is due and however many there were
    (H-08); from the first on, the caller is being supported."""
    held = _held(match, actor, "contact")
    if said := out_of_time(happened_on, held.began_on, stories.today()):
        raise NotNow(said)
    tried = reached == Reached.NOT_REACHED
    if not tried and held.request.state in CARRIED:
        stories.move(held.request, "support")
    note = _write(
        held,
        actor,
        kind=Note.NOT_REACHED if tried else Note.CONTACT,
        once=once,
        happened_on=happened_on,
        words={"reached": Reached(reached), "text": text},
    )
    if next_contact_on or not tried:
        held.next_contact_on = next_contact_on
        held.save(update_fields=["next_contact_on"])
    return note


@transaction.atomic
def write(
    *, match: Match, actor: "Actor", once: "UUID", happened_on: "date", text: str
) -> "HelpNote":
    """A message to the caller, who reads it with their code: for who left no other way. It waits
    for nothing and counts as no contact by itself (H-08): that the confidant writes down."""
    held = _held(match, actor, "contact")
    reaching.need_code(held.request)
    return _write(held, actor, kind=Note.MESSAGE_OUT, once=once, happened_on=happened_on,
                  words={"text": text})  # fmt: skip


@transaction.atomic
def hand_over(
    *, match: Match, actor: "Actor", once: "UUID", over: str = HandOver.OTHER, text: str = ""
) -> "HelpNote":
    """Hand over to the coordinator, who is told at once. Nothing stops it; the confidant stays
    beside the caller until something else is agreed."""
    held = _held(match, actor, "to_coordinator")
    words = {"over": HandOver(over), "text": text}
    note = _write(held, actor, kind=Note.TO_COORDINATOR, once=once,
                  happened_on=stories.today(), words=words)  # fmt: skip
    held.needs_coordinator_since = held.needs_coordinator_since or timezone.now()
    held.save(update_fields=["needs_coordinator_since"])
    for coordinator in people.staff_of(actor).holding(Role.HELPLINE_COORDINATOR):
        send_reminder.defer(person_id=coordinator.person_id, pages=["helpline:matches"])
    return note


def _held(match: Match, actor: "Actor", deed: str) -> Match:
    """The match as it stands now, with its request held; refused when it ended meanwhile or is
    somebody else's."""
    request = stories.lock(match.request, deed)
    mine = {"confidant__membership": actor.membership_id, "ended_on": None}
    held = Match.unscoped.filter(pk=match.pk, **mine).first()
    if held is None:
        raise NotNow(NOT_YOURS)
    held.request = request
    return held


def _write(held: Match, actor: "Actor", **note: Any) -> "HelpNote":
    words = {name: str(value) for name, value in note.pop("words").items() if value}
    return stories.add_note(request=held.request, actor=actor, match=held, words=words,
                            policy="confidant", **note)  # fmt: skip
