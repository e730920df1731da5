"""From the tokens of a theme to our own colours and measures: clean values, and what was not taken.

What comes out are colours, numbers and the names of families of our own; never a text that somebody
typed. The table that says which token sets what is `handbook/house_style.toml`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from zorgvuldig.handbook import read
from zorgvuldig.rules.contrast import Colour, read_colour
from zorgvuldig.style.refusals import Unreadable
from zorgvuldig.style.tokens import NoValue, Tokens

Scheme = Literal["light", "dark"]
TABLE = read("house_style")
LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})(px|rem|em)?")
ROOT_SIZE = 16  # pixels in a rem
LONGEST_FAMILY = 300
SHOWN = 60
NOTHING_KNOWN = (
    "In dit bestand staat geen enkel token waar Zorgvuldig iets mee kan. Op ‘Welke tokens tellen "
    "mee’ staan de namen."
)


@dataclass
class Choice:
    """What a theme sets: colours of each scheme, measures in rem, families by our own name. Beside
    it, for the one who brought it: from which token each came, and what was not taken, and why."""

    light: dict[str, Colour] = field(default_factory=dict)
    dark: dict[str, Colour] = field(default_factory=dict)
    measures: dict[str, float] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    not_read: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    more_unknown: list[str] = field(default_factory=list)

    def colours(self, scheme: Scheme) -> dict[str, Colour]:
        """What the theme sets in this scheme."""
        return self.light if scheme == "light" else self.dark

    def colour(self, name: str, scheme: Scheme) -> Colour:
        """The colour as it is seen: of the theme, or what it follows, or our own."""
        given = self.colours(scheme).get(name)
        about = TABLE["colour"].get(name) or TABLE["fixed"][name]
        if given is not None:
            return given
        if "else" in about:
            return self.colour(about["else"], scheme)
        own = read_colour(about[scheme])
        assert own is not None, name
        return own


def choose(tokens: Tokens) -> Choice:
    """Our own names, as this theme sets them."""
    choice = Choice()
    readers: dict[str, Callable[[Any, dict[str, Any]], Any]] = {
        "colour": lambda told, _: read_colour(told),
        "measure": _measure,
        "font": lambda told, _: _family(told),
    }
    places: dict[str, dict[str, Any]] = {
        "colour": choice.light, "measure": choice.measures, "font": choice.fonts,
    }  # fmt: skip
    for kind, reader in readers.items():
        for name, about in TABLE[kind].items():
            choice.used.update(about["from"])
            _set(choice, tokens, places[kind], name, about, reader)
    for name, about in TABLE["colour"].items():
        _set_dark(choice, tokens, name, about)
    if not (choice.light or choice.dark or choice.measures or choice.fonts):
        raise Unreadable(NOTHING_KNOWN)
    _name_back(choice, sorted({*tokens.light, *tokens.dark} - choice.used))
    return choice


def _set(
    choice: Choice,
    tokens: Tokens,
    into: dict[str, Any],
    name: str,
    about: dict[str, Any],
    reader: Callable[[Any, dict[str, Any]], Any],
) -> None:
    """The first token of the list that is there and can be read; else why none could."""
    reasons = []
    for token in about["from"]:
        if token not in tokens.light:
            continue
        try:
            found = tokens.value(token)
        except NoValue as why:
            reasons.append(str(why))
            continue
        choice.used.update(found.through)
        read_as = reader(found.told, about)
        if read_as is not None:
            into[name], choice.sources[name] = read_as, token
            return
        reasons.append(
            f"{token}: {_shown(found.told)} kunnen wij niet overnemen als {about['means']}."
        )
    choice.not_read += reasons


def _set_dark(choice: Choice, tokens: Tokens, name: str, about: dict[str, Any]) -> None:
    """The dark scheme takes only what the theme says for it; the rest stays our own."""
    for token in about["from"]:
        try:
            found = tokens.value(token, dark=True)
        except NoValue:
            continue
        choice.used.update(found.through)
        colour = read_colour(found.told)
        if found.by_dark and colour is not None:
            choice.dark[name] = colour
            choice.sources.setdefault(name, token)
            return


def _measure(told: Any, about: dict[str, Any]) -> float | None:
    """A measure in rem, within its limits; a percentage or a calculation is none."""
    if isinstance(told, dict):
        told = f"{told.get('value')}{told.get('unit', '')}"
    found = LENGTH.fullmatch(str(told).strip().lower()) if isinstance(told, str | int) else None
    if found is None or (found[2] is None and float(found[1]) != 0):
        return None
    rem = float(found[1]) / (ROOT_SIZE if found[2] == "px" else 1)
    return round(rem, 4) if about["least"] <= rem <= about["most"] else None


def _family(told: Any) -> str | None:
    """The first kind of letter in the list that is ours to give; a name by itself is fetched from
    nowhere."""
    parts = told if isinstance(told, list) else str(told)[:LONGEST_FAMILY].split(",")
    for part in parts:
        name = str(part).strip().strip("\"'").lower()
        if name in TABLE["family"]:
            return name
    return None


def _name_back(choice: Choice, names: list[str]) -> None:
    """What the file says that we do nothing with: by name while there are few, else in groups."""
    beginnings = tuple(TABLE["kept"]["beginnings"])
    choice.kept = list(_groups(name for name in names if name.startswith(beginnings)))
    rest = [name for name in names if not name.startswith(beginnings)]
    most = TABLE["limits"]["most_named"]
    choice.unknown, choice.more_unknown = rest[:most], list(_groups(rest[most:]))[:most]


def _groups(names: Any) -> Iterator[str]:
    for group, count in sorted(Counter(".".join(n.split(".")[:2]) for n in names).items()):
        yield f"{group} ({count})"


def _shown(told: Any) -> str:
    text = str(told)
    text = text if text.isprintable() else "een waarde met vreemde tekens"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
