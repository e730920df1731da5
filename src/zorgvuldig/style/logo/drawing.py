"""An SVG, read strictly and written anew from what is allowed by name.

Shapes, gradients and clips may stay, each attribute with a grammar of its own. What tells of the
drawing program is left out, and a sheet of plain rules is carried over to the shapes. Anything that
could run, fetch, refer outside or grow is refused with a sentence that names it: script, foreign
content, pictures, text, entities, `use`, filters, a clip within a clip.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from zorgvuldig.style.logo import allowed, styles
from zorgvuldig.style.refusals import Unreadable

SVG = "http://www.w3.org/2000/svg"
DTD, DTD_NAMES = "http://www.w3.org/Graphics/SVG/1.", "-//W3C//DTD SVG 1."
MOST_PARTS, DEEPEST = 2000, 24
MOST_BYTES = 300 * 1024  # also as we write it, with the rules at each shape
BETWEEN = " "  # a namespace and its name
NO_SVG = "Dit SVG-bestand is niet te lezen. Bewaar het opnieuw als SVG."
TOO_MUCH = "Deze tekening heeft te veel onderdelen. Bewaar het logo eenvoudiger, of als PNG."
REFUSED = (
    "In dit SVG-bestand staat {what}. Dat nemen wij niet aan, omdat het iets kan uitvoeren of "
    "ophalen, of er overal anders uitziet. Bewaar het logo als PNG, of met alleen vormen. Letters "
    "kunt u in uw tekenprogramma in vormen omzetten (‘outlines’)."
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
    """One element that may stay: its attributes, its classes, and what its own `style` says."""

    name: str
    attributes: dict[str, str]
    classes: frozenset[str] = frozenset()
    own: dict[str, str] = field(default_factory=dict)
    parts: "list[Part]" = field(default_factory=list)


def read(told: bytes) -> Drawing:
    """The drawing in it, or why it is not one we take."""
    reader = Reader()
    root = reader.read(told)
    if root is None or root.name != "svg":
        raise Unreadable(NO_SVG)
    _dress(root, reader.sheet)
    _require_flat(root)
    box = _box(root.attributes)
    root.attributes = {"viewBox": " ".join(f"{number:g}" for number in box)} | {
        name: value for name, value in root.attributes.items() if name not in allowed.SIZES
    }
    width, height = box[2:]
    if not _draws(root):
        raise Unreadable(EMPTY)
    content = _written(root, outermost=True).encode()
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_MUCH)
    return Drawing(content, width, height)


class Reader:
    """Hears a file of one element after the other, and keeps what is allowed."""

    def __init__(self) -> None:
        self.root: Part | None = None
        self.open: list[Part] = []
        self.skipping = 0  # elements deep in something that is left out
        self.heard = 0
        self.sheet = styles.Sheet()
        self.rules: list[str] | None = None  # of the sheet that is being read

    def read(self, told: bytes) -> Part | None:
        parser = expat.ParserCreate(namespace_separator=BETWEEN)
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _require_usual
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
        if self.rules is not None:
            raise Unreadable(REFUSED.format(what=f"<{name[:40]}>"))
        if self.skipping or space not in ("", SVG) or name in allowed.LEFT_OUT:
            _require_harmless(name)
            self.skipping += 1
            return
        if name == "style":
            styles.require_plain(_local(attributes))
            self.rules = []
            return
        if name not in allowed.ELEMENTS:
            raise Unreadable(REFUSED.format(what=f"<{name[:40]}>"))
        if name == "svg" and self.open:
            raise Unreadable(REFUSED.format(what="een tekening in een tekening"))
        self._add(_part(name, _local(attributes)))

    def _add(self, part: Part) -> None:
        if self.open:
            self.open[-1].parts.append(part)
        elif self.root is None:
            self.root = part
        self.open.append(part)

    def end(self, _: str) -> None:
        if self.rules is not None:
            self.sheet.add("".join(self.rules))
            self.rules = None
        elif self.skipping:
            self.skipping -= 1
        else:
            self.open.pop()

    def text(self, told: str) -> None:
        if self.rules is not None:
            self.rules.append(told)
        elif told.strip() and not self.skipping:
            raise Unreadable(REFUSED.format(what="een losse tekst"))


def _require_usual(_: str, outer: str | None, public: str | None, inner: int) -> None:
    """Older programs name the form they write; nothing is fetched for it. A DOCTYPE that says
    anything itself, or leads elsewhere, is none of those."""
    if inner or not (outer or "").startswith(DTD) or not (public or "").startswith(DTD_NAMES):
        raise Unreadable(REFUSED.format(what="een DOCTYPE"))


def _refuse_entity(*_: Any) -> None:
    raise Unreadable(REFUSED.format(what="een entiteit"))


def _refuse_instruction(*_: Any) -> None:
    raise Unreadable(REFUSED.format(what="een opdracht aan een programma"))


def _require_harmless(name: str) -> None:
    """What runs is refused also inside what would be left out."""
    if name.lower() in allowed.NEVER:
        raise Unreadable(REFUSED.format(what=f"<{name[:40]}>"))


def _local(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes of the drawing itself, none of which runs or fetches."""
    found = {}
    for whole, value in attributes.items():
        space, _, name = whole.rpartition(BETWEEN)
        if name.lower().startswith("on") or name in ("href", "src", "base"):
            raise Unreadable(REFUSED.format(what=f"{name[:40]}="))
        if not space and not name.startswith("data-"):
            found[name] = value
    return found


def _part(name: str, told: dict[str, str]) -> Part:
    classes, own = frozenset(told.pop("class", "").split()), told.pop("style", "")
    plain = ((one, value) for one, value in told.items() if not allowed.says_nothing(one, value))
    part = Part(name, dict(_kept(name, plain)), classes)
    part.own = dict(_kept(name, styles.rules(own), allowed.PROPERTIES))
    return part


def _kept(
    element: str, told: Iterable[tuple[str, str]], known: Container[str] = allowed.BY_NAME
) -> Iterator[tuple[str, str]]:
    for name, value in told:
        if name not in known or not allowed.is_allowed(element, name, value):
            raise Unreadable(REFUSED.format(what=f"{name[:40]}="))
        yield name, value.strip()


def _dress(part: Part, sheet: styles.Sheet) -> None:
    """What a rule says goes over an attribute, and what the shape's own `style` says over both."""
    part.attributes |= sheet.look(part.name, part.classes, part.attributes.get("id", ""))
    part.attributes |= part.own
    for one in part.parts:
        _dress(one, sheet)


def _require_flat(part: Part, *, in_clip: bool = False) -> None:
    """No clip within a clip: each such step draws again all that came before it."""
    in_clip = in_clip or part.name == "clipPath"
    if in_clip and "clip-path" in part.attributes:
        raise Unreadable(REFUSED.format(what="een uitsnede in een uitsnede"))
    for one in part.parts:
        _require_flat(one, in_clip=in_clip)


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
