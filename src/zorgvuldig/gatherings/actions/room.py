"""The room opens with a code on the day itself, goes through the programme, and closes."""

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings import marks
from zorgvuldig.gatherings.access.room import is_open
from zorgvuldig.gatherings.access.workshops import leads_of, mix_of
from zorgvuldig.gatherings.actions.rounds import show
from zorgvuldig.gatherings.actions.stages import lock, tell
from zorgvuldig.gatherings.models import AnsweredHere, RoomRound
from zorgvuldig.handbook import gatherings
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.gatherings.codes import RoundState
from zorgvuldig.rules.gatherings.running import (
    LETTERS,
    LONG,
    Length,
    Now,
    next_part,
    part_now,
    phones_let_in,
    room_is_open,
)

if TYPE_CHECKING:
    from datetime import datetime

    from zorgvuldig.gatherings.models import Workshop
    from zorgvuldig.people.actor import Actor

ONLY_ON_THE_DAY = (
    "De zaal gaat alleen open op de dag zelf, als het werkatelier doorgaat. Klopt de dag niet? "
    "Verander hem dan eerst."
)
CLOSED = "De zaal is dicht. Open haar eerst."
FULL = (
    "Er doen al zoveel telefoons mee als er plaatsen zijn. Deed u op deze telefoon al mee? Ga dan "
    "terug naar die pagina. Anders opent de begeleider de zaal opnieuw."
)


@transaction.atomic
def open_room(*, workshop: "Workshop", actor: "Actor") -> str:
    """Make the code by which telephones come in; a room that is open keeps its code."""
    held = lock(workshop)
    if is_open(held):
        return held.room_code
    code = "".join(secrets.choice(LETTERS) for _ in range(LONG))
    begins = timezone.localtime(held.begins_at).date() if held.begins_at else None
    if not room_is_open(code, begins, held.state, timezone.localdate()):
        raise NotNow(ONLY_ON_THE_DAY)
    held.room_code, held.phones = code, 0
    held.save(update_fields=["room_code", "phones"])
    tell("room.opened", held, actor)
    return code


@transaction.atomic
def let_in(*, workshop: "Workshop") -> str:
    """A number for one more telephone. As many come in as there are people at most: who loads the
    page anew to answer once more, takes the place of another (W-06). It is not logged who came."""
    held = lock(workshop)
    if not is_open(held):
        raise NotNow(CLOSED)
    seats = sum(mix_of(held).values())
    if held.phones >= phones_let_in(seats, len(leads_of(held))):
        raise NotNow(FULL)
    held.phones += 1
    held.save(update_fields=["phones"])
    return marks.new_phone(held.organisation_id, held.room_code)


@transaction.atomic
def close_room(*, workshop: "Workshop", actor: "Actor") -> None:
    """The code is dead; a question that stood open is over, and no mark of a telephone stays."""
    held = lock(workshop)
    for one in RoomRound.unscoped.filter(workshop=held, state=RoundState.OPEN):
        show(asked=one, actor=actor)
    AnsweredHere.unscoped.filter(round__workshop=held).delete()
    held.room_code = ""
    held.save(update_fields=["room_code"])
    tell("room.closed", held, actor)


@transaction.atomic
def begin_next(*, workshop: "Workshop", actor: "Actor", after: str, now: "datetime") -> None:
    """The next part of the programme begins. `after` is the part the page showed: pressed twice, it
    goes one part on."""
    held = lock(workshop)
    if not is_open(held):
        raise NotNow(CLOSED)
    current = clock(held, now)
    if after != (current.code if current else ""):
        return
    following = next_part(lengths(), after)
    if following is None:
        raise NotNow("Dit is het laatste onderdeel. Sluit de zaal als u klaar bent.")
    held.part, held.part_began_at = following, now
    held.save(update_fields=["part", "part_began_at"])
    tell("room.part_begun", held, actor)


def lengths() -> list[Length]:
    """The programme of the handbook, as the clock takes it."""
    return [Length(part.code, part.minutes) for part in gatherings.programme()]


def clock(workshop: "Workshop", now: "datetime") -> Now | None:
    """The part that is on; None before it begins."""
    if workshop.begins_at is None:
        return None
    began = workshop.part_began_at or workshop.begins_at
    return part_now(lengths(), workshop.begins_at, now, workshop.part, began)
