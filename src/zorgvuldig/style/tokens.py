"""Reading a file of design tokens, as NL Design System themes are published.

Three forms come in: nested tokens with `value` or `$value` (Style Dictionary, Design Tokens
Community Group), a bare value in the place of a token, and sets beside each other as Tokens Studio
writes them ("common", "components/button", "color-scheme-dark/common"). A set with "dark" in its
name speaks of the dark scheme alone. What a name stands for is found by following references
("{basis.color.default.bg-document}"); nothing is calculated. Nothing here knows our own names.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zorgvuldig.handbook import read
from zorgvuldig.style.refusals import Unreadable

Raw = Any
Values = dict[str, Raw]
LIMITS = read("house_style")["limits"]
# A text that is not closed reaches to the end, so that no sign is looked at twice.
BRACKETS = re.compile(r'"(?:\\.|[^"\\])*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)
REFERENCE = re.compile(r"\{([^{}]{1,200})\}")
DARK = re.compile(r"(?:^|[/_ -])dark(?:$|[/_ -])")
ABOUT_A_GROUP = frozenset(
    {"type", "comment", "description", "extensions", "name", "filePath", "attributes", "path"}
)
LONGEST_NAME = 200
NO_TEXT = "Dit bestand is niet als tekst te lezen. Kies het JSON-bestand van uw thema."
NO_JSON = "Dit bestand is geen geldige JSON. Kies het tokenbestand van uw NL Design System-thema."
NO_THEME = (
    "In dit bestand staan geen design tokens bij elkaar onder hun naam. Kies het bestand waarin "
    "groepen in elkaar staan, zoals utrecht, dan document, dan color."
)
TOO_DEEP = "In dit bestand staan te veel lagen in elkaar. Een tokenbestand heeft er hooguit {most}."
TOO_MANY = "In dit bestand staan te veel tokens. Er passen er {most} in."
TOO_LARGE = "Dit bestand is te groot. Er past 2 MB in."
STRANGE = "In dit bestand staat een naam met tekens die niet kunnen, of die te lang is."


class NoValue(Exception):
    """A token leads nowhere; the sentence says why."""


class Found(NamedTuple):
    """A value, whether the dark scheme had a say in it, and the names that led to it."""

    told: Raw
    by_dark: bool
    through: list[str]


@dataclass
class Tokens:
    """What a theme says: by name for every scheme, and by name for the dark one alone."""

    light: Values = field(default_factory=dict)
    dark: Values = field(default_factory=dict)

    def value(self, name: str, *, dark: bool = False) -> "Found":
        """What this name stands for in the end."""
        seen, said_by_dark = [name], False
        while True:
            if not self._has(seen[-1], dark=dark):
                raise NoValue(f"{name} verwijst naar {seen[-1]}, en dat staat er niet.")
            told, from_dark = self._one(seen[-1], dark=dark)
            said_by_dark = said_by_dark or from_dark
            found = REFERENCE.fullmatch(told.strip()) if isinstance(told, str) else None
            if found is None:
                return Found(told, said_by_dark, seen)
            onward = found[1].strip().removesuffix(".value").removesuffix(".$value")
            if onward in seen:
                raise NoValue(f"{name} verwijst in een kring: {onward}.")
            if len(seen) >= LIMITS["most_steps"]:
                raise NoValue(f"{name} verwijst te vaak door.")
            seen.append(onward)

    def _one(self, name: str, *, dark: bool) -> tuple[Raw, bool]:
        if dark and name in self.dark:
            return self.dark[name], True
        return self.light[name], False

    def _has(self, name: str, *, dark: bool) -> bool:
        return name in self.light or (dark and name in self.dark)


def read_tokens(told: bytes, *, all_dark: bool = False) -> Tokens:
    """The tokens in a file. `all_dark`: the whole file is about the dark scheme."""
    data = _data(told)
    found, sets = Tokens(), _sets(data)
    for name, tree in [(name, data[name]) for name in sets] if sets else [("", data)]:
        values = found.dark if all_dark or DARK.search(name.lower()) else found.light
        _gather(tree, (), values)
        if len(found.light) + len(found.dark) > LIMITS["most_tokens"]:
            most = f"{LIMITS['most_tokens']:,}".replace(",", ".")
            raise Unreadable(TOO_MANY.format(most=most))
    if not found.light and not found.dark:
        raise Unreadable(NO_THEME)
    return found


def _data(told: bytes) -> dict[str, Any]:
    if len(told) > LIMITS["most_bytes"]:
        raise Unreadable(TOO_LARGE)
    try:
        text = told.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Unreadable(NO_TEXT) from wrong
    if _depth(text) > LIMITS["deepest"]:
        raise Unreadable(TOO_DEEP.format(most=LIMITS["deepest"]))
    try:
        data = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(NO_JSON) from wrong
    if not isinstance(data, dict):
        raise Unreadable(NO_THEME)
    return data


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _depth(text: str) -> int:
    """How deep brackets stand in each other, before anything is built of them."""
    deepest = depth = 0
    for found in BRACKETS.finditer(text):
        sign = found[0][0]
        depth += (sign in "[{") - (sign in "]}")
        deepest = max(deepest, depth)
    return deepest


def _sets(data: dict[str, Any]) -> list[str]:
    """The sets that stand beside each other, in the order in which a later one weighs more; none
    when the file is one tree."""
    about = data.get("$metadata")
    order = about.get("tokenSetOrder") if isinstance(about, dict) else None
    known = [name for name in data if not name.startswith("$")]
    if isinstance(order, list):
        return [name for name in order if isinstance(name, str) and name in known]
    return known if any("/" in name for name in known) else []


def _gather(tree: Raw, path: tuple[str, ...], into: Values) -> None:
    """Every token below this place, under its whole name. A group that is a token too, is one."""
    if isinstance(tree, dict) and not path:
        _below(tree, path, into)
        return
    name = ".".join(path)
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise Unreadable(STRANGE)
    if not isinstance(tree, dict):
        into[name] = tree
    elif "$value" in tree or "value" in tree:
        into[name] = tree.get("$value", tree.get("value"))
    else:
        _below(tree, path, into)


def _below(tree: dict[str, Any], path: tuple[str, ...], into: Values) -> None:
    for key, part in tree.items():
        if key.startswith("$") or (key in ABOUT_A_GROUP and not isinstance(part, dict)):
            continue
        if key not in ABOUT_A_GROUP or "$value" in part or "value" in part:
            _gather(part, (*path, key), into)
