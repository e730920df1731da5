"""The texts of a template as whole sentences, and the template with other ones in their place."""

import re
from collections.abc import Callable, Iterator

from zorgvuldig.language import literals
from zorgvuldig.language.pieces import Group, Piece, Role, breaks_in, groups_of, pieces_of

ATTRIBUTE = re.compile(
    r"(\s(?:alt|title|aria-label|placeholder|data-label|data-draft-back|data-kept|data-missed|data-elsewhere)=)(\"[^\"]*\"|'[^']*')"
)
SPACE = re.compile(r"\s+")
KEPT_DUTCH = re.compile(r"\slang=[\"']nl[\"']")
CLASSES = re.compile(
    r"(?:zv-[\w-]+\s?)+|(?:no)?index"
)  # for style or machines, and for nobody to read
SAID = re.compile(r"\|(?:said|each_said|choice_said)\b")  # how, and not what
NO_TEXT = {"script", "style", "svg"}
Look = Callable[[str], "str | None"]


class Text:
    """Pieces that are read as one text, and that text as a translator sees it: HTML tags numbered
    and without their attributes, white space folded."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.tags: dict[str, str] = {}
        self.django: dict[str, str] = {}
        self.unit = SPACE.sub(" ", "".join(self._shown())).strip()

    def _shown(self) -> Iterator[str]:
        counted: dict[str, int] = {}
        standing: list[str] = []
        for piece in self.pieces:
            if piece.is_text:
                yield piece.source
            elif not piece.html:
                shown = SAID.sub("", piece.source)
                self.django[literals.without(shown)] = piece.source
                yield shown
            elif piece.role is Role.CLOSE:
                yield self._keep(f"</{standing.pop()}>", piece)
            else:
                counted[piece.name] = counted.get(piece.name, 0) + 1
                name = piece.name + (str(counted[piece.name]) if counted[piece.name] > 1 else "")
                if piece.role is Role.OPEN:
                    standing.append(name)
                yield self._keep(f"<{name}>", piece)

    def _keep(self, shown: str, piece: Piece) -> str:
        self.tags[shown] = piece.source
        return shown

    def filled(self, translation: str, look: Look) -> str:
        """The translation with the tags of the template again."""
        source = "".join(piece.source for piece in self.pieces)
        start = source[: len(source) - len(source.lstrip())]
        end = source[len(source.rstrip()) :]
        made = [self._restored(piece, look) for piece in pieces_of(translation)]
        return start + "".join(made) + end

    def _restored(self, piece: Piece, look: Look) -> str:
        if piece.html:
            return _attributes(self.tags[piece.source], look)
        if piece.is_text:
            return piece.source
        original = self.django[literals.without(piece.source)]
        ours, theirs = literals.literals_in(original), literals.literals_in(piece.source)
        return literals.put(original, dict(zip(ours, theirs, strict=True)))


def units_in(template: str) -> list[str]:
    """Every text of this template, in its order."""
    found: list[str] = []

    def note(unit: str) -> None:
        found.append(unit)

    translated(template, note)
    return found


def translated(template: str, look: Look) -> str:
    """The template with every text that `look` has another for; and the rest as it stands."""
    pieces = pieces_of(template)
    groups, loose = groups_of(pieces)
    breaks = breaks_in(pieces, groups, loose)
    dutch = _kept_dutch(pieces)
    made: list[str] = []
    run: list[int] = []
    for place in range(len(pieces) + 1):
        if place < len(pieces) and place not in breaks and place not in dutch:
            run.append(place)
            continue
        made.extend(_run(pieces, groups, run, look))
        run = []
        if place < len(pieces):
            piece = pieces[place]
            made.append(piece.source if place in dutch else _alone(piece, look))
    return "".join(made)


def _kept_dutch(pieces: list[Piece]) -> set[int]:
    """Everything within a tag that says it is Dutch, or that holds no text."""
    kept: set[int] = set()
    name, depth = "", 0
    for place, piece in enumerate(pieces):
        if depth:
            kept.add(place)
            if piece.html and piece.name == name:
                depth += -1 if piece.source.startswith("</") else 1
        elif piece.html and _holds_no_text(piece):
            name, depth = piece.name, 1
            kept.add(place)
    return kept


def _holds_no_text(piece: Piece) -> bool:
    if piece.source.startswith("</") or piece.name == "html":
        return False
    return piece.name in NO_TEXT or bool(KEPT_DUTCH.search(piece.source))


def _run(pieces: list[Piece], groups: list[Group], run: list[int], look: Look) -> Iterator[str]:
    """What stands between two breaks: one text, or what one group holds."""
    while run and _blank(pieces[run[0]]):
        yield pieces[run.pop(0)].source
    end: list[str] = []
    while run and _blank(pieces[run[-1]]):
        end.insert(0, pieces[run.pop()].source)
    around = next((g for g in groups if run and (g.opens, g.closes) == (run[0], run[-1])), None)
    if around:
        yield from _within(pieces, groups, around, look)
    elif run:
        yield _text([pieces[place] for place in run], look)
    yield from end


def _blank(piece: Piece) -> bool:
    return piece.is_text and not piece.source.strip()


def _within(pieces: list[Piece], groups: list[Group], group: Group, look: Look) -> Iterator[str]:
    for begin, after in zip(group.places, [*group.branches, group.closes], strict=False):
        yield _alone(pieces[begin], look)
        yield from _run(pieces, groups, list(range(begin + 1, after)), look)
    yield pieces[group.closes].source


def _text(pieces: list[Piece], look: Look) -> str:
    if not any(_has_words(piece) for piece in pieces):
        return "".join(_alone(piece, look) for piece in pieces)
    text = Text(pieces)
    translation = look(text.unit)
    for piece in pieces:
        if piece.html:
            _attributes(piece.source, look)
    if translation is None:
        return "".join(piece.source for piece in pieces)
    return text.filled(translation, look)


def _has_words(piece: Piece) -> bool:
    return (
        piece.is_text
        and bool(literals.LETTER.search(piece.source))
        and not CLASSES.fullmatch(piece.source.strip())
    )


def _alone(piece: Piece, look: Look) -> str:
    """A tag by itself: its attributes, or the texts it hands on."""
    if piece.html:
        return _attributes(piece.source, look)
    if piece.is_text or piece.name == "#":
        return piece.source
    texts = {text: look(text) for text in literals.literals_in(piece.source)}
    return literals.put(piece.source, {k: v for k, v in texts.items() if v is not None})


def _attributes(tag: str, look: Look) -> str:
    """The tag with the texts in its attributes, each read as a small template."""

    def other(found: re.Match[str]) -> str:
        quote, value = found[2][0], found[2][1:-1]
        return f"{found[1]}{quote}{translated(value, look)}{quote}"

    return ATTRIBUTE.sub(other, tag)
