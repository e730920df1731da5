"""A workshop is held and moved here, and nowhere else."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.holding import hold_row, moved
from zorgvuldig.rules.gatherings.moves import OF_A_WORKSHOP

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop
    from zorgvuldig.people.actor import Actor, Caller, OnSchedule

NOT_FROM_HERE = (
    "Dit kan niet meer zoals het werkatelier er nu voor staat. Kijk op de pagina wat er intussen "
    "is gebeurd."
)


def lock(workshop: "Workshop") -> "Workshop":
    """Hold the workshop until this transaction ends; `workshop` itself is brought up to date."""
    hold_row(workshop, "Dit werkatelier is gewist.")
    return workshop


def move(workshop: "Workshop", name: str) -> None:
    """Make a move of the table with the workshop held, or refuse it (`NotNow`). Does not save."""
    workshop.state = moved(OF_A_WORKSHOP, workshop.state, name, NOT_FROM_HERE)


def write_words(workshop: "Workshop", **said: Any) -> None:
    """Put these words with what was written about the workshop. Does not save."""
    workshop.sealed = workshop.key.seal(workshop.words() | said, workshop.pk)


def tell(event: str, workshop: "Workshop", actor: "Actor | Caller | OnSchedule") -> None:
    """One line in the logbook about a deed with this workshop."""
    record(event, actor=actor, action=Action.UPDATE, about=workshop)
