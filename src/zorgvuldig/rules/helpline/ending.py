"""When a request may end, and with which ending; helpline.md H11, decision 30."""

from collections.abc import Collection
from datetime import date

from zorgvuldig.rules.helpline.codes import Ending, State

TRIES = 3

NOBODY_LOOKED = (
    "Nog niemand heeft gekeken wat deze hulpvrager vraagt. Kijk eerst, of kies ‘Wilde niet verder’ "
    "of ‘Niet meer bereikt’."
)
TRIED_TOO_LITTLE = (
    "Niet meer bereikt: dat kan na drie pogingen op verschillende dagen. Het zijn er nu {n}. "
    "Probeer het nog een keer, op een ander moment, en leg de poging vast."
)
NOT_HANDED_OVER = (
    "Er is nog niemand overgedragen. Leg eerst de overdracht vast, of kies een andere uitkomst."
)
WITHOUT_A_LOOK = (Ending.WITHDRAWN, Ending.OUT_OF_REACH)


def stands_in_the_way(
    ending: str, *, state: str, tried_on: Collection[date], handed_over: bool
) -> str:
    """Why a request cannot end like this yet, as a Dutch sentence; empty when it can. Whoever
    wrote and was not answered counts as tried too: an anonymous caller has no telephone."""
    days = len(set(tried_on))
    if state == State.NEW and ending not in WITHOUT_A_LOOK:
        return NOBODY_LOOKED
    if ending == Ending.OUT_OF_REACH and days < TRIES:
        return TRIED_TOO_LITTLE.format(n=days)
    if ending == Ending.REFERRED and not handed_over:
        return NOT_HANDED_OVER
    return ""
