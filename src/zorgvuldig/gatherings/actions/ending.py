"""A question is over: its answers are shown, or what it was about has left the table."""

from typing import TYPE_CHECKING

from django.db import transaction

from zorgvuldig.gatherings.models import AnsweredHere, RoomRound
from zorgvuldig.rules import gates
from zorgvuldig.rules.gatherings.codes import RoundState

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import CaseVignette


def end(held: RoomRound) -> None:
    """No answer comes in any more. The marks of telephones go; with fewer than five answers their
    counts go too, so that nobody can look later who said what (W-06). Call it with the row held."""
    AnsweredHere.unscoped.filter(round=held).delete()
    held.state = RoundState.SHOWN
    if gates.enough_answered(sum(held.counts.values())):
        held.counts = {}
    held.save(update_fields=["state", "counts"])


@transaction.atomic
def end_about(vignette: "CaseVignette") -> None:
    """The open question about this situation is over, for it leaves the table."""
    rows = RoomRound.unscoped.select_for_update(no_key=True)
    for held in rows.filter(vignette=vignette, state=RoundState.OPEN):
        end(held)


def part_from(vignette: "CaseVignette") -> None:
    """What was asked about it is over and stands by itself from now on: of a round only the numbers
    stay. They say what a group answered, not about whom, and never about what comes after."""
    end_about(vignette)
    RoomRound.unscoped.filter(vignette=vignette).update(vignette=None)
