"""The picture of the README, which carries in itself what it was taken of.

Two machines draw the same page with other fonts, so pixels tell nothing. What can be held is which
words stand on the page, as what, in which order and in which colours: up to the first figure, as
dates move. They are written into the file when the picture is taken.
"""

import os
import struct
from pathlib import Path

from tests.browser.manual.shots import Shot, Visitor
from tests.browser.manual.shots_of_dossiers import DAAN
from tests.browser.manual.standins import chunk
from tests.environment import ROOT

PICTURE = ROOT / "docs/pictures/dossier.png"
SHOT = Shot("readme", "Anna", (DAAN,), part="body", width=1280, highest=1560)
WORDS = b"Words\0\0\0\0\0"  # the name of the piece, not packed, in no language
PARTS = "h1, h2, h3, a, button, summary, li > .zv-soft:first-child"
READ = """parts => [...document.querySelectorAll(parts)]
    .filter(one => one.checkVisibility())
    .map(one => {
        const look = getComputedStyle(one);
        const words = one.innerText.replace(/\\u00ad/g, '').replace(/\\d[^]*|\\s+/g, ' ').trim();
        const told = [one.localName, look.color, look.backgroundColor, words].join(' ');
        return [told, one.getBoundingClientRect().bottom + scrollY]; })"""


def taken(visitor: Visitor) -> list[str]:
    """What stands on the page, from above. With `README` in the environment the picture is
    renewed: it keeps as much of that as it shows."""
    renewed = "README" in os.environ
    visitor.walk(SHOT, PICTURE if renewed else None)
    found = visitor.page_of(SHOT).evaluate(READ, PARTS)
    if renewed:
        keep(PICTURE, [told for told, bottom in found if bottom < SHOT.highest])
    return [told for told, _ in found]


def keep(path: Path, words: list[str]) -> None:
    """Lay these words in the picture."""
    picture, end = path.read_bytes(), chunk(b"IEND", b"")
    told = chunk(b"iTXt", WORDS + "\n".join(words).encode())
    path.write_bytes(picture.removesuffix(end) + told + end)


def kept(path: Path) -> list[str]:
    """The words that lie in the picture; none in one that was not taken so."""
    before, _, after = path.read_bytes().partition(b"iTXt" + WORDS)
    length = struct.unpack(">I", before[-4:])[0] - len(WORDS) if after else 0
    return after[:length].decode().splitlines()
