"""Whether a translation keeps everything that its original does: a sentence brings nothing in."""

import re
from collections import Counter

from zorgvuldig.language import literals
from zorgvuldig.language.pieces import Piece, Role, pieces_of

PLACE = re.compile(r"\{[^{}]*\}")
QUOTES = set("\"'")  # a text may stand between them
STRAY = re.compile(r"[<{}]|\{%|%\}")


def faults(original: str, translation: str, *, kind: str = "template") -> list[str]:
    """Why this translation cannot be used; nothing when it can.

    Every variable stands as often in it and under the same conditions, every tag is there and well
    nested, and no sign that means something to Django or HTML was added.
    """
    if not translation.strip():
        return ["is empty"]
    if kind != "template":
        return _said(original, translation)
    found = []
    ours, theirs = pieces_of(original), pieces_of(translation)
    if _under(ours) != _under(theirs):
        found.append(f"keeps not the same tags: {_difference(ours, theirs)}")
    if not _well_nested(theirs):
        found.append("closes its tags in another order than it opens them")
    if any(STRAY.search(piece.source) for piece in theirs if piece.is_text):
        found.append("has a loose < or { or }")
    found += _literals(ours, theirs)
    if (_signs(theirs) & QUOTES) - _signs(ours):
        found.append("has a quotation mark that the Dutch has not; use ‘ and ’")
    return found


def _signs(pieces: list[Piece]) -> set[str]:
    return set("".join(piece.source for piece in pieces if piece.is_text))


def _said(original: str, translation: str) -> list[str]:
    """Of a sentence of the program: the same places to fill in, and nothing that is HTML."""
    found = []
    if Counter(PLACE.findall(original)) != Counter(PLACE.findall(translation)):
        found.append("has not the same {places}")
    if (set(translation) & set("<>&")) - set(original):
        found.append("has a sign that means something in HTML")
    return found


def _key(piece: Piece) -> str:
    return piece.source if piece.html else literals.without(piece.source)


def _under(pieces: list[Piece]) -> Counter[tuple[str, tuple[str, ...]]]:
    """Every tag with the conditions it stands under."""
    counted: Counter[tuple[str, tuple[str, ...]]] = Counter()
    standing: list[str] = []
    for piece in pieces:
        if piece.is_text:
            continue
        if piece.html:
            counted[_key(piece), ()] += 1
            continue
        if piece.role in (Role.BRANCH, Role.CLOSE) and standing:
            last = standing.pop()
            if piece.role is Role.BRANCH:
                standing.append(last + _key(piece))
        counted[_key(piece), tuple(standing)] += 1
        if piece.role is Role.OPEN:
            standing.append(_key(piece))
    return counted


def _difference(ours: list[Piece], theirs: list[Piece]) -> str:
    lost = [key for key, _ in (_under(ours) - _under(theirs)).elements()]
    new = [key for key, _ in (_under(theirs) - _under(ours)).elements()]
    return f"lost {lost}, new {new}"


def _well_nested(pieces: list[Piece]) -> bool:
    standing: list[str] = []
    for piece in pieces:
        if piece.role is Role.OPEN:
            standing.append(_closing(piece))
        elif piece.role is Role.CLOSE and (not standing or standing.pop() != _closing(piece)):
            return False
    return not standing


def _closing(piece: Piece) -> str:
    if piece.html:
        return piece.source.replace("</", "<")
    return piece.name.removeprefix("end")


def _literals(ours: list[Piece], theirs: list[Piece]) -> list[str]:
    """The texts within tags: no signs that mean something, as many alternatives as there were."""
    marks = "".join(piece.source for piece in ours)
    counted = {
        literals.without(p.source): literals.literals_in(p.source) for p in ours if not p.html
    }
    found = []
    for piece in theirs:
        if piece.html or piece.is_text:
            continue
        for text in literals.literals_in(piece.source):
            if any(c in text for c in "<>\\{}&") and text not in marks:
                found.append(f"‘{text}’ has a sign that cannot stand in a tag")
        were = counted.get(literals.without(piece.source), [])
        now = literals.literals_in(piece.source)
        if [t.count(",") for t in were] != [t.count(",") for t in now]:
            found.append(f"{piece.source} has other alternatives than the Dutch")
    return found
