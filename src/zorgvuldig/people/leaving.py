"""Before somebody goes or lays a role down: what still needs this person? And then: what of theirs
ends with it, so that coming back opens nothing again.

People is the ground floor and knows no dossier. A room that does, says so once, when it is ready:
`leaving.ask_first(needs_keeper)`, `leaving.then_end(end_parts)`. Who keeps one of the roles that
room names, goes nowhere: the room is not asked.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING

from zorgvuldig.people.models import Membership
from zorgvuldig.people.refusals import StillNeeded
from zorgvuldig.people.roles import MAY_BE_INVOLVED, WORKS_WITH_CLIENTS

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

Needs = Callable[[Membership], str]  # a Dutch sentence: what has to be arranged first; or ""
Ends = Callable[["Actor", Membership, date], None]
Roles = Collection[str]
_asked: list[tuple[Needs, Roles]] = []
_ending: list[tuple[Ends, Roles]] = []


def ask_first(needs: Needs, stays_with: Roles = WORKS_WITH_CLIENTS) -> None:
    """Have `needs` asked before anybody is left without one of these roles. Asked once, however
    often it is said."""
    if needs not in [asked for asked, _ in _asked]:
        _asked.append((needs, stays_with))


def then_end(ends: Ends, stays_with: Roles = MAY_BE_INVOLVED) -> None:
    """Have `ends` called when somebody is left without one of these roles. Called once, however
    often it is said."""
    if ends not in [called for called, _ in _ending]:
        _ending.append((ends, stays_with))


def end_what_was_theirs(
    actor: "Actor", membership: Membership, today: date, left: Roles = ()
) -> None:
    """Every room ends what this person had there, each with its own line in the logbook. `left` are
    the roles they keep; none: they go."""
    for ends, stays_with in _ending:
        if set(stays_with).isdisjoint(left):
            ends(actor, membership, today)


def require_not_needed(membership: Membership, left: Roles = ()) -> None:
    """Refuse with every room's sentence, when there is one."""
    asked = [needs for needs, stays_with in _asked if set(stays_with).isdisjoint(left)]
    sentences = [sentence for needs in asked if (sentence := needs(membership))]
    if sentences:
        raise StillNeeded(" ".join(sentences))
