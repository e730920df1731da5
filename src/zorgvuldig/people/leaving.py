"""Before somebody goes or lays a role down: what still needs this person?

People is the ground floor and knows no dossier. A room that does, says so once, when it is ready:
`leaving.ask_first(needs_keeper)`.
"""

from collections.abc import Callable

from zorgvuldig.people.models import Membership
from zorgvuldig.people.refusals import StillNeeded

Needs = Callable[[Membership], str]  # a Dutch sentence: what has to be arranged first; or ""
_asked: list[Needs] = []


def ask_first(needs: Needs) -> None:
    """Have `needs` asked before anybody goes. Asked once, however often it is said."""
    if needs not in _asked:
        _asked.append(needs)


def require_not_needed(membership: Membership) -> None:
    """Refuse with every room's sentence, when there is one."""
    sentences = [sentence for needs in _asked if (sentence := needs(membership))]
    if sentences:
        raise StillNeeded(" ".join(sentences))
