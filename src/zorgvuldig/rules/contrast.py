"""Colours as they are written in CSS and in token files, and how far two of them stand apart.

`read_colour` takes only a form it can read whole, and only an opaque colour: what shows through
cannot be measured. Source of the numbers: WCAG 2.2, relative luminance and contrast ratio, success
criteria 1.4.3 and 1.4.11.
"""

import math
import re
from enum import StrEnum
from typing import NamedTuple

LONGEST = 60
NUMBER = r"[+-]?(?:\d{1,6}(?:\.\d{1,9})?|\.\d{1,9})"
HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
WRITTEN = re.compile(
    rf"(rgb|hsl)a?\(\s*({NUMBER})(%|deg)?(?:\s*,\s*|\s+)({NUMBER})(%)?(?:\s*,\s*|\s+)({NUMBER})(%)?"
    rf"(?:\s*[,/]\s*({NUMBER})(%)?)?\s*\)"
)
NAMED = {"white": "#ffffff", "black": "#000000"}
MOST = 255


class Seen(StrEnum):
    """What two colours are to each other: each asks for a distance of its own."""

    TEXT = "TEXT"  # 1.4.3
    LARGE = "LARGE"  # 1.4.3: from 24 px, or bold from 18.66 px
    PART = "PART"  # 1.4.11: what one needs to see that there is something to fill in or press
    FOCUS = "FOCUS"  # 1.4.11: where one is with the keyboard


WANTED = {Seen.TEXT: 4.5, Seen.LARGE: 3.0, Seen.PART: 3.0, Seen.FOCUS: 3.0}


class Colour(NamedTuple):
    """An opaque sRGB colour, each part from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        """The only form in which a colour is written by us."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


def read_colour(told: object) -> Colour | None:
    """The colour that is written here; None when it is not one, or shows something through."""
    if isinstance(told, dict):
        return _components(told)
    if not isinstance(told, str) or len(told) > LONGEST:
        return None
    text = told.strip().lower()
    text = NAMED.get(text, text)
    if found := HEX.fullmatch(text):
        return _hexadecimal(found[1])
    found = WRITTEN.fullmatch(text)
    return _function(found) if found else None


def _hexadecimal(digits: str) -> Colour | None:
    parts = [one * 2 for one in digits] if len(digits) < 6 else re.findall("..", digits)
    numbers = [int(part, 16) for part in parts]
    if len(numbers) == 4 and numbers.pop() != MOST:
        return None
    return Colour(*numbers)


def _function(found: re.Match[str]) -> Colour | None:
    kind, first, unit, second, second_unit, third, third_unit, alpha, alpha_unit = found.groups()
    if alpha is not None and float(alpha) != (100 if alpha_unit else 1):
        return None
    values = float(first), float(second), float(third)
    if kind == "hsl":
        whole = unit != "%" and second_unit == third_unit == "%"
        return _from_hsl(*values) if whole else None
    if unit == "deg" or not (unit == second_unit == third_unit):
        return None
    return _from_parts(*(value / (100 if unit else MOST) for value in values))


def _from_hsl(hue: float, saturation: float, lightness: float) -> Colour | None:
    most, light = saturation / 100, lightness / 100
    if not (0 <= most <= 1 and 0 <= light <= 1):
        return None
    reach = most * min(light, 1 - light)

    def part(step: int) -> float:
        place = (step + hue / 30) % 12
        return light - reach * max(-1.0, min(place - 3, 9 - place, 1.0))

    return _from_parts(part(0), part(8), part(4))


def _components(told: dict[object, object]) -> Colour | None:
    """As the Design Tokens format of 2025 writes it: a space, three parts, and alpha."""
    parts = told.get("components")
    whole = told.get("colorSpace") == "srgb" and told.get("alpha", 1) == 1
    if not whole or not isinstance(parts, list) or len(parts) != 3:
        return None
    numbers = [part for part in parts if isinstance(part, int | float)]
    return _from_parts(*numbers) if len(numbers) == 3 else None


def _from_parts(red: float, green: float, blue: float) -> Colour | None:
    parts = (red, green, blue)
    if not all(math.isfinite(part) and -1e-9 <= part <= 1 + 1e-9 for part in parts):
        return None
    return Colour(*(int(part * MOST + 0.5 + 1e-9) for part in parts))


def luminance(colour: Colour) -> float:
    """How light it is, from 0 (black) to 1 (white)."""

    def linear(part: int) -> float:
        share = part / MOST
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    )


def ratio(one: Colour, other: Colour) -> float:
    """How far two colours stand apart, from 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_enough(measured: float, seen: Seen) -> bool:
    """Is it far enough? Nothing is rounded in favour of a colour."""
    return measured >= WANTED[seen]


def in_words(number: float) -> str:
    """A ratio as one reads it: two decimals, cut off and not rounded, so that what is too little
    never reads as enough."""
    cut = math.floor(number * 100 + 1e-9) / 100
    return f"{cut:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " : 1"
