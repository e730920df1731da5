"""A logo from somebody's own computer: an SVG or a PNG that we read whole, and write anew.

What is kept is never the file that came, only what we understood of it; and that is what is
measured.
"""

from hashlib import sha256
from typing import NamedTuple

from zorgvuldig.paper import CannotBePrinted
from zorgvuldig.style.logo import drawing, pixels, seen
from zorgvuldig.style.refusals import Unreadable

MOST_BYTES = 300 * 1024
TOO_LARGE = "Dit logo is te groot. Er past 300 kB in. Bewaar het kleiner."
WRONG_SHAPE = (
    "Dit logo is te smal of te breed. Het mag hooguit acht keer zo breed zijn als hoog, en hooguit "
    "vier keer zo hoog als breed."
)
NOT_SEEN = (
    "Op wit is van dit logo niets of bijna niets te zien. Een logo staat bij ons altijd op wit, op "
    "het scherm en op papier. Kies het logo dat voor een lichte achtergrond is gemaakt."
)
TOO_HEAVY = (
    "Dit logo is te ingewikkeld om op elke bladzijde en elke brief te zetten. Bewaar het "
    "eenvoudiger, of als PNG."
)
NARROWEST, WIDEST = 0.25, 8.0
MOST_LOST, SOME_LOST = 0.75, 0.25  # of what is drawn; a white rim around a name is some
NEITHER = "Dit is geen SVG en geen PNG. Kies een logo in een van die twee vormen."


class Logo(NamedTuple):
    """A harmless picture: what it is, its bytes as we wrote them, how wide it is for its height,
    and whether a part of it cannot be seen on white."""

    kind: str
    content: bytes
    aspect: float
    is_partly_lost: bool = False

    @property
    def digest(self) -> str:
        """What its address is made of."""
        return sha256(self.content).hexdigest()[:32]


def read_logo(told: bytes) -> Logo:
    """The logo in a file, or why it is not one we take."""
    found = _read(told)
    if not NARROWEST <= found.aspect <= WIDEST:
        raise Unreadable(WRONG_SHAPE)
    try:
        share = seen.lost(*found[:3])
    except CannotBePrinted as fault:
        raise Unreadable(TOO_HEAVY) from fault
    if share >= MOST_LOST:
        raise Unreadable(NOT_SEEN)
    return found._replace(is_partly_lost=share >= SOME_LOST)


def _read(told: bytes) -> Logo:
    if len(told) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    if told.startswith(pixels.SIGNATURE):
        picture = pixels.read(told)
        return Logo("png", picture.content, picture.width / picture.height)
    if told.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        drawn = drawing.read(told)
        return Logo("svg", drawn.content, drawn.width / drawn.height)
    raise Unreadable(NEITHER)
