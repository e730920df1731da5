"""Numbers for who pays for meetings: by quarter, counts only, nothing below ten and nothing that
can be found by subtracting (M-05). Nothing else of a meeting leaves the organisation."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from zorgvuldig.gatherings.access import meetings as access
from zorgvuldig.gatherings.actions.smileys import FACES
from zorgvuldig.handbook.gatherings import smileys
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings.codes import Language
from zorgvuldig.rules.quarters import Quarter, before, quarter_of
from zorgvuldig.rules.small_numbers import TEN, apart, with_parts

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

QUARTERS = 8
PURPOSE = "aantallen van bijeenkomsten voor de subsidiegever"
WALKED_IN, HAD_A_PLACE = "WALKED_IN", "HAD_A_PLACE"


class Told(NamedTuple):
    """One quarter. `waits`: why there are no numbers yet; then everything else is empty."""

    quarter: Quarter
    waits: str = ""
    held: int = 0
    languages: tuple[tuple[str, int], ...] = ()
    heads: str = ""
    came: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, dict[str, str]], ...] = ()
    mentioned: str = ""


def for_the_funder(actor: "Actor") -> list[Told]:
    """The quarters that had a meeting, the newest first; the one that runs says that it waits. The
    look is logged with its purpose."""
    record("meeting.counted", actor=actor, action=Action.EXECUTE, about="informationmeeting:",
           purpose=PURPOSE, policy="organiser")  # fmt: skip
    running = quarter_of(timezone.localdate())
    told = [_told(actor, quarter, running) for quarter in [running, *before(running, QUARTERS)]]
    return [one for one in told if one is not None]


def _told(actor: "Actor", quarter: Quarter, running: Quarter) -> Told | None:
    sums = access.sums_between(actor, quarter.begins, quarter.ends)
    if not sums.held and not sums.unfinished:
        return None
    if shut := gates.quarter_is_settled(quarter < running, sums.unfinished):
        return Told(quarter, waits=shut.sentence)
    heads, came = with_parts({HAD_A_PLACE: sums.heads - sums.walk_ins, WALKED_IN: sums.walk_ins})
    shut = gates.enough_heads(sums.mentioned)
    return Told(
        quarter,
        held=sums.held,
        languages=_languages(actor, quarter),
        heads=heads,
        came=tuple(came.items()),
        answers=_answers(actor, quarter, sums.heads),
        mentioned=shut.sentence if shut else str(sums.mentioned),
    )


def _languages(actor: "Actor", quarter: Quarter) -> tuple[tuple[str, int], ...]:
    """In how many meetings one could take part in each language; a meeting is nobody."""
    rows = access.languages_between(actor, quarter.begins, quarter.ends)
    counted = Counter(code for languages in rows for code in languages)
    return tuple((code, counted[code]) for code in Language if counted[code])


def _answers(
    actor: "Actor", quarter: Quarter, heads: int
) -> tuple[tuple[str, dict[str, str]], ...]:
    """Beside the heads, when those are told: no more than so many people answered."""
    most = heads if heads >= TEN else None
    found = access.answers_between(actor, quarter.begins, quarter.ends)
    return tuple(
        (question, apart({face: found.get((question, face), 0) for face in FACES}, most))
        for question in smileys().questions
    )
