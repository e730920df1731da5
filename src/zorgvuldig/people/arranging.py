"""Before somebody is away a while: what in a room goes on only when they arrange it themselves?

Being away opens nothing for anybody. A room in which access is given by who has it, says once what
is still to be given: `arranging.ask_before_going(dossiers_without_stand_in)`.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

Item = dict[str, str]  # text and url
Asks = Callable[["Actor", date], list[Item]]
_asked: list[Asks] = []


def ask_before_going(asks: Asks) -> None:
    """Have a room asked. Asked once, however often it is said."""
    if asks not in _asked:
        _asked.append(asks)


def before_going(actor: "Actor", today: date) -> list[Item]:
    """What this person still has to arrange themselves."""
    return [item for asks in _asked for item in asks(actor, today)]
