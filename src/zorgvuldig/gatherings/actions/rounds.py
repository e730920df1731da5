"""One question at a time: opened, answered by each alone, and shown (W-06).

Of an answer only the count of the whole room is raised. That a telephone answered is a digest that
goes when the answers are shown.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from zorgvuldig.gatherings.access.room import is_open
from zorgvuldig.gatherings.actions.destroying import take_out
from zorgvuldig.gatherings.actions.ending import end
from zorgvuldig.gatherings.actions.stages import lock
from zorgvuldig.gatherings.models import AnsweredHere, CaseVignette, RoomRound
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.gatherings.codes import Answer, RoundState, VignetteState

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop
    from zorgvuldig.people.actor import Actor

STILL_OPEN = "Er staat nog een vraag open. Laat daar eerst de antwoorden van zien."
CLOSED = "De zaal is dicht. Open haar eerst."
GONE = "Deze situatie ligt niet meer op tafel. Kies een andere."
ASKED_BEFORE = (
    "Deze vraag is al gesteld, en de antwoorden zijn gezien. Nog eens tellen laat zien wat één "
    "persoon nu anders antwoordt. Praat er samen over door, of kies een andere vraag."
)
TOO_LATE = "Op deze vraag kan niet meer worden geantwoord. Uw antwoord is niet geteld."


@transaction.atomic
def ask(
    *,
    workshop: "Workshop",
    actor: "Actor",
    once: UUID,
    vignette: UUID | None = None,
    card: str = "",
    step: str = "",
) -> RoomRound:
    """Put a situation or a dilemma card on the screen, for everybody to answer alone."""
    held = lock(workshop)
    known = RoomRound.unscoped.filter(workshop=held)
    if known.filter(pk=once).exists():
        raise AlreadyRecorded(once)
    if not is_open(held):
        raise NotNow(CLOSED)
    if known.filter(state=RoundState.OPEN).exists():
        raise NotNow(STILL_OPEN)
    situation = _on_the_table(held, vignette) if vignette else None
    _not_seen_before(held, situation, card)
    asked = RoomRound.unscoped.create(
        id=once,
        organisation_id=held.organisation_id,
        workshop=held,
        vignette=situation,
        card=card,
        step=situation.step if situation else step,
    )
    record("round.opened", actor=actor, action=Action.CREATE, about=asked)
    return asked


def _on_the_table(workshop: "Workshop", number: UUID) -> CaseVignette:
    rows = CaseVignette.unscoped.select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk=number, workshop=workshop, state=VignetteState.ACCEPTED).first()
    if found is None:
        raise NotNow(GONE)
    return found


def _not_seen_before(workshop: "Workshop", situation: CaseVignette | None, card: str) -> None:
    """Two counts of the same question differ by who came late, or by who changed their mind
    (W-06). What was emptied because fewer than five answered, showed nothing."""
    same = Q(card=card) if card else Q(vignette=situation)
    if situation and situation.standard:
        same |= Q(vignette__standard=situation.standard)
    seen = RoomRound.unscoped.filter(workshop=workshop, state=RoundState.SHOWN)
    if seen.filter(same).exclude(counts={}).exists():
        raise NotNow(ASKED_BEFORE)


@transaction.atomic
def answer(*, workshop: "Workshop", number: UUID, phone: bytes, given: Answer) -> None:
    """Count one answer of the whole room, once per telephone. With the question held: fifteen at
    once lose none, and none comes in after the answers were shown."""
    rows = RoomRound.unscoped.select_for_update(no_key=True)
    asked = rows.filter(pk=number, workshop=workshop, state=RoundState.OPEN).first()
    if asked is None or not is_open(workshop):
        raise NotNow(TOO_LATE)
    _, new = AnsweredHere.unscoped.get_or_create(
        round=asked, phone_digest=phone, organisation_id=asked.organisation_id
    )
    if not new:
        raise AlreadyRecorded(number)
    asked.counts = {**asked.counts, given: asked.counts.get(given, 0) + 1}
    asked.save(update_fields=["counts"])


@transaction.atomic
def show(*, asked: RoomRound, actor: "Actor") -> None:
    """Show what the room answered (W-06). Twice is once."""
    held = RoomRound.unscoped.select_for_update(no_key=True).filter(pk=asked.pk).first()
    if held is None:
        raise NotNow(GONE)
    if held.state == RoundState.SHOWN:
        return
    end(held)
    record("round.shown", actor=actor, action=Action.UPDATE, about=held)


def leave_exercise(*, asked: RoomRound, actor: "Actor") -> None:
    """W-07: what this question is about is real danger. It asks nothing, and twice is once."""
    if asked.vignette is not None:
        take_out(vignette=asked.vignette, actor=actor)
