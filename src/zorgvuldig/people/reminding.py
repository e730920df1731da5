"""Each morning: for whom does something wait, and on which page do they see it?

People is the ground floor and knows no dossier and no request. A room that does, says so once, when
it is ready: `reminding.look_each_morning(whom_to_remind, "dossiers:day")`.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.urls import reverse

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

Whom = Callable[[date], set[int]]  # persons of the organisation that was said


class Look(NamedTuple):
    """For whom something waits, where they see it, and what the page of the day says of it; empty
    where that page tells it itself."""

    whom: Whom
    page: str
    says: str


_looks: list[Look] = []


def look_each_morning(whom: Whom, page: str, says: str = "") -> None:
    """Have `whom` asked each morning. Asked once, however often it is said."""
    look = Look(whom, page, says)
    if look not in _looks:
        _looks.append(look)


def pages_for_each(today: date) -> dict[int, set[str]]:
    """Of the organisation that was said: by person, the names of the pages where something waits
    for them."""
    found: dict[int, set[str]] = {}
    for look in _looks:
        for person in look.whom(today):
            found.setdefault(person, set()).add(look.page)
    return found


def on_the_day_page(actor: "Actor", today: date) -> list[dict[str, str]]:
    """What waits for this person in rooms that the page of the day does not know."""
    return [
        {"text": look.says, "url": reverse(look.page)}
        for look in _looks
        if look.says and actor.person.pk in look.whom(today)
    ]
