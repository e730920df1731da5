"""An SVG, read strictly and written anew from what is allowed by name.

Shapes, gradients and clips may stay, each attribute with a grammar of its own. What tells of the
drawing program is left out. Anything that could run, fetch, refer outside or grow is refused with a
sentence that names it: script, foreign content, pictures, text, styles, entities, `use`, filters.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from zorgvuldig.style.logo import allowed
from zorgvuldig.style.refusals import Unreadable

SVG = "http://www.w3.org/2000/svg"
MOST_PARTS, DEEPEST = 2000, 24
BETWEEN = " "  # a namespace and its name
NO_SVG = "Dit SVG-bestand is niet te lezen. Bewaar het opnieuw als SVG."
TOO_MUCH = "Deze tekening heeft te veel onderdelen. Bewaar het logo eenvoudiger, of als PNG."
REFUSED = (
    "In dit SVG-bestand staat {what}. Dat nemen wij niet aan, omdat het iets kan uitvoeren of "
    "ophalen, of er overal anders uitziet. Bewaar het logo als PNG, of met alleen vormen en zonder "
    "stijlblad (tekenprogramma’s noemen dat ‘presentation attributes’)."
)
EMPTY = "In dit SVG-bestand staat geen vorm. Het logo zou leeg zijn."
NO_SIZE = "Dit SVG-bestand zegt niet hoe groot het is. Bewaar het met een viewBox."


class Drawing(NamedTuple):
    """An SVG as we wrote it, and its size."""

    content: bytes
    width: float
    height: float


@dataclass
class Part:
    """One element that may stay."""

    name: str
    attributes: dict[str, str]
    parts: "list[Part]" = field(default_factory=list)


def read(told: bytes) -> Drawing:
    """The drawing in it, or why it is not one we take."""
    root = Reader().read(told)
    if root is None or root.name != "svg":
        raise Unreadable(NO_SVG)
    box = _box(root.attributes)
    root.attributes = {"viewBox": " ".join(f"{number:g}" for number in box)} | {
        name: value for name, value in root.attributes.items() if name not in allowed.SIZES
    }
    width, height = box[2:]
    if not _draws(root):
        raise Unreadable(EMPTY)
    return Drawing(_written(root, outermost=True).encode(), width, height)


class Reader:
    """Hears a file of one element after the other, and keeps what is allowed."""

    def __init__(self) -> None:
        self.root: Part | None = None
        self.open: list[Part] = []
        self.skipping = 0  # elements deep in something that is left out
        self.heard = 0

    def read(self, told: bytes) -> Part | None:
        parser = expat.ParserCreate(namespace_separator=BETWEEN)
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.EntityDeclHandler = _refuse_entity
        parser.ProcessingInstructionHandler = _refuse_instruction
        try:
            parser.Parse(told, True)
        except (expat.ExpatError, ValueError, LookupError) as wrong:
            raise Unreadable(NO_SVG) from wrong
        return self.root

    def begin(self, whole: str, attributes: dict[str, str]) -> None:
        self.heard += 1
        if self.heard > MOST_PARTS or len(self.open) + self.skipping >= DEEPEST:
            raise Unreadable(TOO_MUCH)
        space, _, name = whole.rpartition(BETWEEN)
        if self.skipping or space not in ("", SVG) or name in allowed.LEFT_OUT:
            _require_harmless(name)
            self.skipping += 1
            return
        if name not in allowed.ELEMENTS:
            raise Unreadable(REFUSED.format(what=f"<{name[:40]}>"))
        if name == "svg" and self.open:
            raise Unreadable(REFUSED.format(what="een tekening in een tekening"))
        self._add(Part(name, dict(_kept(name, attributes))))

    def _add(self, part: Part) -> None:
        if self.open:
            self.open[-1].parts.append(part)
        elif self.root is None:
            self.root = part
        self.open.append(part)

    def end(self, _: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.open.pop()

    def text(self, told: str) -> None:
        if told.strip() and not self.skipping:
            raise Unreadable(REFUSED.format(what="een losse tekst"))


def _refuse_doctype(*_: Any) -> None:
    raise Unreadable(REFUSED.format(what="een DOCTYPE"))


def _refuse_entity(*_: Any) -> None:
    raise Unreadable(REFUSED.format(what="een entiteit"))


def _refuse_instruction(*_: Any) -> None:
    raise Unreadable(REFUSED.format(what="een opdracht aan een programma"))


def _require_harmless(name: str) -> None:
    """What runs is refused also inside what would be left out."""
    if name.lower() in allowed.NEVER:
        raise Unreadable(REFUSED.format(what=f"<{name[:40]}>"))


def _kept(element: str, attributes: dict[str, str]) -> list[tuple[str, str]]:
    kept = []
    for whole, value in attributes.items():
        space, _, name = whole.rpartition(BETWEEN)
        if name.lower().startswith("on") or name in ("href", "src", "base"):
            raise Unreadable(REFUSED.format(what=f"{name[:40]}="))
        if space or name in allowed.LEFT_OUT_ATTRIBUTES or name.startswith("data-"):
            continue
        rules = allowed.styled(value) if name == "style" else [(name, value)]
        if rules is None:
            raise Unreadable(REFUSED.format(what="een stijl die wij niet kennen (style=)"))
        for one, told in rules:
            if not allowed.is_allowed(element, one, told):
                raise Unreadable(REFUSED.format(what=f"{one[:40]}="))
            kept.append((one, told.strip()))
    return kept


def _draws(part: Part) -> bool:
    """Is there a shape in it, outside what is only kept to be used?"""
    if part.name in ("defs", "clipPath"):
        return False
    return part.name in allowed.SHAPES or any(map(_draws, part.parts))


def _box(attributes: dict[str, str]) -> tuple[float, float, float, float]:
    """Where the drawing lies and how large it is, from its viewBox or else its size."""
    numbers = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    if len(numbers) != 4:
        sizes = [attributes.get(name, "").removesuffix("px") for name in ("width", "height")]
        numbers = ["0", "0", *sizes]
    try:
        left, top, width, height = (float(number) for number in numbers)
    except ValueError as wrong:
        raise Unreadable(NO_SIZE) from wrong
    if not (0 < width < 1e6 and 0 < height < 1e6 and abs(left) < 1e6 and abs(top) < 1e6):
        raise Unreadable(NO_SIZE)
    return left, top, width, height


def _written(part: Part, *, outermost: bool = False) -> str:
    space = f" xmlns={quoteattr(SVG)}" if outermost else ""
    told = "".join(f" {name}={quoteattr(value)}" for name, value in part.attributes.items())
    inside = "".join(_written(one) for one in part.parts)
    name = escape(part.name)
    return f"<{name}{space}{told}>{inside}</{name}>" if inside else f"<{name}{space}{told}/>"
