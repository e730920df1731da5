"""Paper: any text as an accessible PDF (PDF/UA-1), with one look for everything we print; and the
other forms in which something leaves the house, OpenDocument and separated values.

Knows no room and no law: it is given a page and plain words.
"""

from zorgvuldig.paper.characters import writable
from zorgvuldig.paper.letter import letter
from zorgvuldig.paper.letterhead import Letterhead
from zorgvuldig.paper.picture import picture
from zorgvuldig.paper.separated import separated
from zorgvuldig.paper.typesetting import CannotBePrinted, marked, printed

__all__ = [
    "CannotBePrinted",
    "Letterhead",
    "letter",
    "marked",
    "picture",
    "printed",
    "separated",
    "writable",
]
