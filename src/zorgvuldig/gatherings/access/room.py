"""What is going on in the room: for who leads it, for the screen, and for a telephone with the
code."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone

from zorgvuldig.gatherings.access.provider import at_gatherings
from zorgvuldig.gatherings.access.situations import situations_of
from zorgvuldig.gatherings.access.workshops import get_workshop, workshops_of
from zorgvuldig.gatherings.models import (
    AnsweredHere,
    Bottleneck,
    Participant,
    RoomNote,
    RoomRound,
    Workshop,
    WorkshopCount,
)
from zorgvuldig.logbook.actions import Action, record, refuse
from zorgvuldig.rules.codes import Regime
from zorgvuldig.rules.gatherings.codes import SeatState, VignetteState
from zorgvuldig.rules.gatherings.running import is_a_code, room_is_open

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.gatherings.models import CaseVignette
    from zorgvuldig.people.actor import Actor

SCREEN_LASTS = 12 * 60 * 60  # seconds
_screens = TimestampSigner(salt="gatherings.screen")


def is_open(workshop: Workshop) -> bool:
    """Does the code of this workshop open anything now?"""
    begins = workshop.begins_at
    day = timezone.localtime(begins).date() if begins else None
    return room_is_open(workshop.room_code, day, workshop.state, timezone.localdate())


def room_with_code(code: str) -> Workshop | None:
    """The workshop whose room is open under this code. What is no code asks the database nothing.
    Call it after `open_provider`."""
    if not is_a_code(code):
        return None
    found = Workshop.unscoped.select_related("key").filter(room_code=code).first()
    return found if found is not None and is_open(found) else None


def screen_mark(actor: "Actor", workshop: Workshop) -> str:
    """With this the screen renews itself; that it was opened is logged already."""
    return _screens.sign(f"{workshop.pk}|{actor.membership_id}")


def get_screen(actor: "Actor | None", number: UUID, mark: str) -> Workshop:
    """The workshop on the screen. Opening it is a look and logged; renewing itself is not a new
    look, for as long as the mark of that opening lasts and its holder may still see it. A
    refusal is logged."""
    if not mark:
        workshop = get_workshop(actor, number)
        record("room.projected", actor=actor, action=Action.READ, about=workshop)
        return workshop
    actor = at_gatherings(actor)
    found = workshops_of(actor).filter(pk=number).first()
    if found is None or not _marked(actor, found, mark):
        refuse("room.projected", actor=actor, about=f"workshop:{number}")
    return found


def _marked(actor: "Actor", workshop: Workshop, mark: str) -> bool:
    try:
        return _screens.unsign(mark, max_age=SCREEN_LASTS) == f"{workshop.pk}|{actor.membership_id}"
    except BadSignature:
        return False


def on_the_table(workshop: Workshop) -> "QuerySet[CaseVignette]":
    """The situations that a question can be asked about."""
    return situations_of(workshop).filter(state=VignetteState.ACCEPTED)


def rounds_of(workshop: Workshop) -> "QuerySet[RoomRound]":
    """The questions that were asked, the last first."""
    rows = RoomRound.unscoped.filter(workshop=workshop).select_related("vignette__key")
    return rows.order_by("-opened_at", "-id")


def round_now(workshop: Workshop) -> RoomRound | None:
    """The question on the table, or the last whose answers were shown."""
    return rounds_of(workshop).first()


def round_numbered(workshop: Workshop, number: str) -> RoomRound | None:
    """This question of this workshop, by the number that stood on a page."""
    try:
        return rounds_of(workshop).filter(pk=UUID(number)).first()
    except ValueError:
        return None


def answered_here(asked: RoomRound, digest: bytes) -> bool:
    """Did this telephone answer the open question?"""
    return AnsweredHere.unscoped.filter(round=asked, phone_digest=digest).exists()


def frames_of(workshop: Workshop) -> list[str]:
    """The legal frames at the table, in the order of the law; all when nobody chose one."""
    seated = Participant.unscoped.filter(workshop=workshop, state=SeatState.SEATED)
    chosen = set(seated.exclude(regime="").values_list("regime", flat=True))
    return [regime for regime in Regime if regime in chosen] or list(Regime)


def notes_of(workshop: Workshop) -> "QuerySet[RoomNote]":
    """What was noted in the room, the last first."""
    return RoomNote.unscoped.filter(workshop=workshop).order_by("-noted_at")


def stuck_in_the_room(workshop: Workshop) -> "QuerySet[Bottleneck]":
    """The bottlenecks that were noted in the room, the last first."""
    rows = Bottleneck.unscoped.filter(workshop=workshop, in_the_room=True)
    return rows.order_by("-recorded_at")


def names_in(workshop: Workshop) -> tuple[str, ...]:
    """Who takes part, by name: these stand in no note."""
    rows = Participant.unscoped.filter(workshop=workshop).select_related("key")
    return tuple(one.words()["name"] for one in rows)


def counts_of(workshop: Workshop) -> dict[tuple[str, str], dict[str, int]]:
    """What the group answered, by moment and question. Show it through `small_numbers` only."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    rows = WorkshopCount.unscoped.filter(workshop=workshop)
    for moment, question, answer, count in rows.values_list(
        "moment", "question", "answer", "count"
    ):
        found.setdefault((moment, question), {})[answer] = count
    return found
