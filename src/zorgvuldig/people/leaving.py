"""Before somebody goes or lays a role down: what still needs this person? And then: what of theirs
ends with it, so that coming back opens nothing again.

People is the ground floor and knows no dossier. A room that does, says so once, when it is ready:
`leaving.ask_first(needs_keeper)`, `leaving.then_end(end_parts)`.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from zorgvuldig.people.models import Membership
from zorgvuldig.people.refusals import StillNeeded

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

Needs = Callable[[Membership], str]  # a Dutch sentence: what has to be arranged first; or ""
Ends = Callable[["Actor", Membership, date], None]
_asked: list[Needs] = []
_ending: list[Ends] = []


def ask_first(needs: Needs) -> None:
    """Have `needs` asked before anybody goes. Asked once, however often it is said."""
    if needs not in _asked:
        _asked.append(needs)


def then_end(ends: Ends) -> None:
    """Have `ends` called when somebody goes. Called once, however often it is said."""
    if ends not in _ending:
        _ending.append(ends)


def end_what_was_theirs(actor: "Actor", membership: Membership, today: date) -> None:
    """Every room ends what this person had there, each with its own line in the logbook."""
    for ends in _ending:
        ends(actor, membership, today)


def require_not_needed(membership: Membership) -> None:
    """Refuse with every room's sentence, when there is one."""
    sentences = [sentence for needs in _asked if (sentence := needs(membership))]
    if sentences:
        raise StillNeeded(" ".join(sentences))
