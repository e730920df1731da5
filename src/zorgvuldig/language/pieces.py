"""A template as a row of pieces: text, HTML tags, Django tags and variables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

DJANGO = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}")
FIRST = 0xE000  # private characters stand for what Django reads, while HTML is read
PIECE = re.compile(
    r"<!.*?>|</?[a-zA-Z\ue000-\uf8ff][^<>]*>|[\ue000-\uf8ff]|[^<\ue000-\uf8ff]+|<", re.DOTALL
)
INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "data",
    "dfn",
    "em",
    "i",
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
}
INLINE |= {"sub", "sup", "time", "u", "var"}
BY_ITSELF = {"br", "wbr"}
GROUPS = {"if": "endif", "for": "endfor"}
BRANCHES = {"elif", "else", "empty"}


class Role(Enum):
    """What a piece does to the text around it."""

    ALONE = "alone"
    OPEN = "open"
    BRANCH = "branch"
    CLOSE = "close"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a template as it stands there; `name` is that of its tag, if it is one."""

    source: str
    role: Role = Role.ALONE
    name: str = ""
    html: bool = False

    @property
    def is_text(self) -> bool:
        return self.role is Role.ALONE and not self.name


def pieces_of(template: str) -> list[Piece]:
    """Every piece in its order; joined they are the template again, letter for letter."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return chr(FIRST + len(held) - 1)

    masked = DJANGO.sub(hold, template)
    return [_piece(found[0], held) for found in PIECE.finditer(masked)]


def _piece(masked: str, held: list[str]) -> Piece:
    source = "".join(held[ord(c) - FIRST] if "\ue000" <= c <= "\uf8ff" else c for c in masked)
    if len(masked) == 1 and source != masked:
        return _of_django(source)
    if masked.startswith("<") and len(masked) > 1:
        return _of_html(source)
    return Piece(source, Role.BREAK, "<", html=True) if masked == "<" else Piece(source)


def _of_django(source: str) -> Piece:
    if source.startswith("{{"):
        return Piece(source, name="{{")
    name = source[2:-2].split(maxsplit=1)[0] if source[2:-2].split() else ""
    if source.startswith("{#"):
        return Piece(source, Role.BREAK, "#")
    if name in GROUPS:
        return Piece(source, Role.OPEN, name)
    if name in BRANCHES:
        return Piece(source, Role.BRANCH, name)
    if name in GROUPS.values():
        return Piece(source, Role.CLOSE, name)
    prints = name == "url" and " as " not in source
    return Piece(source, Role.ALONE if prints else Role.BREAK, name)


def _of_html(source: str) -> Piece:
    found = re.match(r"</?([a-zA-Z][\w-]*)", source)
    name = found[1].lower() if found else "!"
    if name in BY_ITSELF:
        return Piece(source, Role.ALONE, name, html=True)
    if name not in INLINE:
        return Piece(source, Role.BREAK, name, html=True)
    return Piece(source, Role.CLOSE if source.startswith("</") else Role.OPEN, name, html=True)


@dataclass(slots=True)
class Group:
    """The places of what opens, of its branches and of what closes it."""

    opens: int
    branches: list[int]
    closes: int

    @property
    def places(self) -> list[int]:
        return [self.opens, *self.branches, self.closes]


def groups_of(pieces: list[Piece]) -> tuple[list[Group], set[int]]:
    """What is opened and closed in good order, inner ones first; and the places of what is not."""
    whole: list[Group] = []
    loose: set[int] = set()
    standing: list[Group] = []
    for place, piece in enumerate(pieces):
        if piece.role is Role.OPEN:
            standing.append(Group(place, [], -1))
        elif piece.role in (Role.BRANCH, Role.CLOSE):
            partner = _partner(piece, pieces, standing)
            if partner is None:
                loose.add(place)
                continue
            while standing[-1] is not partner:
                loose.update(_places_so_far(standing.pop()))
            if piece.role is Role.BRANCH:
                partner.branches.append(place)
            else:
                partner.closes = place
                whole.append(standing.pop())
    for group in standing:
        loose.update(_places_so_far(group))
    return whole, loose


def _partner(piece: Piece, pieces: list[Piece], standing: list[Group]) -> Group | None:
    """To what a branch or an end belongs. HTML never reaches over an open Django tag."""
    for group in reversed(standing):
        opened = pieces[group.opens]
        if piece.html and not opened.html:
            return None
        if piece.html and opened.name == piece.name:
            return group
        if not piece.html and not opened.html:
            fits = piece.role is Role.BRANCH or GROUPS[opened.name] == piece.name
            return group if fits else None
    return None


def _places_so_far(group: Group) -> Iterator[int]:
    yield group.opens
    yield from group.branches


def breaks_in(pieces: list[Piece], groups: Iterable[Group], loose: set[int]) -> set[int]:
    """Where a text ends and the next begins: at blocks, and at what opens or closes around one."""
    breaks = {i for i, piece in enumerate(pieces) if piece.role is Role.BREAK} | loose
    for group in groups:  # inner ones first
        if any(group.opens < place < group.closes for place in breaks):
            breaks.update(group.places)
    return breaks
