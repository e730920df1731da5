"""Who gets a seat at a workshop: at most fifteen, and per sector what was agreed; workshop.md A2.

The mix says how many seats each sector has. A free seat goes to the next of the same sector, in
the order in which people came. Facilitators and guests do not count.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from zorgvuldig.rules.gatherings.codes import Sector

MOST = 15
MOST_KNOWN = 500  # people on the list of one workshop, so that a stray link fills nothing up
MOST_UNPROVEN = 200  # registrations in an hour that nobody confirmed yet, at one workshop
FEWEST_SECTORS = 3
Mix = Mapping[str, int]


class Waiting(NamedTuple):
    """Somebody on the waiting list; `order` tells who came first."""

    number: object
    sector: str
    order: int


def in_order(sectors: Iterable[str]) -> list[str]:
    """These sectors, each once, in the order in which every page and paper names them."""
    here = set(sectors)
    return [str(sector) for sector in Sector if sector in here]


def total(mix: Mix) -> int:
    """The seats of a mix together."""
    return sum(mix.values())


def free(mix: Mix, held: Mix, sector: str) -> int:
    """The seats still free for this sector: within its own share, and within the whole."""
    share = mix.get(sector, 0) - held.get(sector, 0)
    whole = min(total(mix), MOST) - sum(held.values())
    return max(0, min(share, whole))


def moves_up(mix: Mix, held: Mix, waiting: Iterable[Waiting]) -> list[Waiting]:
    """Who may be offered a seat now, the first comer first; nobody passes into another sector."""
    taken, found = dict(held), []
    for one in sorted(waiting, key=lambda one: one.order):
        if free(mix, taken, one.sector) > 0:
            taken[one.sector] = taken.get(one.sector, 0) + 1
            found.append(one)
    return found


def position(waiting: Iterable[Waiting], number: object) -> int | None:
    """Which number somebody has in the line of their own sector; None when they do not wait."""
    line = sorted(waiting, key=lambda one: one.order)
    mine = next((one for one in line if one.number == number), None)
    if mine is None:
        return None
    return [one.number for one in line if one.sector == mine.sector].index(number) + 1


def lopsided(mix: Mix) -> list[str]:
    """What is said beside a mix that teaches less: advice, and no refusal."""
    shares = [seats for seats in mix.values() if seats]
    said = []
    if len(shares) < FEWEST_SECTORS:
        said.append("Met minstens drie sectoren leren mensen het meest van elkaar.")
    if shares and max(shares) * 2 > sum(shares):
        said.append("Eén sector heeft meer dan de helft van de plaatsen.")
    return said
