"""What may stand in a logo: elements, and attributes each with how its value is written."""

import re
from collections.abc import Callable

from zorgvuldig.rules.contrast import read_colour

NUMBER = r"[+-]?(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})(?:e[+-]?\d{1,2})?"
LONGEST = 60_000
SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
ELEMENTS = SHAPES | {
    "svg", "g", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
}  # fmt: skip
# Tells of the drawing, or of the program it was made with; left out with all that is in it.
LEFT_OUT = frozenset({"title", "desc", "metadata"})
LEFT_OUT_ATTRIBUTES = frozenset(
    {"version", "baseProfile", "role", "class", "preserveAspectRatio", "enable-background",
     "shape-rendering", "text-rendering", "image-rendering", "focusable", "overflow", "xmlns"}
)  # fmt: skip
NEVER = frozenset({"script", "foreignobject", "iframe", "object", "embed", "style", "handler"})
SIZES = frozenset({"width", "height", "viewBox", "x", "y"})
PROPERTIES = frozenset(
    {"fill", "stroke", "stop-color", "color", "opacity", "fill-opacity", "stroke-opacity",
     "stop-opacity", "fill-rule", "clip-rule", "stroke-width", "stroke-linecap", "stroke-linejoin",
     "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "clip-path"}
)  # fmt: skip
# Of letters, which no drawing may have, and of the program it was made with.
OF_LETTERS = re.compile(
    r"(?:-inkscape|font|text)-[a-z-]+|font|(?:letter|word)-spacing|line-height|writing-mode|"
    r"white-space|direction|baseline-shift|dominant-baseline|shape-(?:inside|padding|margin)"
)
# What is so already when nobody says it.
SO_ALREADY = {
    "display": ("inline",), "visibility": ("visible",), "mix-blend-mode": ("normal",),
    "isolation": ("auto", "isolate"), "paint-order": ("normal", "markers fill stroke"),
    "vector-effect": ("none",), "mask": ("none",), "filter": ("none",), "marker": ("none",),
    "marker-start": ("none",), "marker-mid": ("none",), "marker-end": ("none",),
    "color-interpolation": ("srgb",), "color-interpolation-filters": ("linearrgb", "srgb"),
    "color-rendering": ("auto",), "solid-color": ("#000000",), "solid-opacity": ("1",),
}  # fmt: skip
# The names of CSS 2.1 (4.3.6) beside the two that `read_colour` knows.
BY_NAME_TOO = frozenset(
    {"aqua", "blue", "fuchsia", "gray", "green", "lime", "maroon", "navy", "olive", "orange",
     "purple", "red", "silver", "teal", "yellow"}
)  # fmt: skip


def _like(pattern: str) -> Callable[[str], bool]:
    whole = re.compile(pattern, re.IGNORECASE)
    return lambda value: whole.fullmatch(value) is not None


def _paint(value: str) -> bool:
    return value.lower() in ("none", "currentcolor") or LOCAL(value) or _colour(value)


def _colour(value: str) -> bool:
    return value.lower() in BY_NAME_TOO or read_colour(value) is not None


LOCAL = _like(r"url\(#[a-z_][\w.-]{0,80}\)")
LENGTH = _like(rf"{NUMBER}(?:px|%)?")
# Of lists only the signs are looked at: a list that is wrong draws nothing, and a grammar of
# numbers that may stand against each other can be made to take for ever.
NUMBERS = _like(r"[0-9e+\-.,\s]*")
TRANSFORM = _like(r"(?:(?:matrix|translate|scale|rotate|skewx|skewy)\([0-9e+\-.,\s]*\)[\s,]*)*")
SHARE = _like(rf"{NUMBER}%?")
BY_NAME: dict[str, Callable[[str], bool]] = {
    "id": _like(r"[a-z_][\w.-]{0,80}"),
    "viewBox": NUMBERS,
    "d": _like(r"[mlhvcsqtaz0-9e+\-.,\s]*"),
    "points": NUMBERS,
    "transform": TRANSFORM,
    "gradientTransform": TRANSFORM,
    "gradientUnits": _like("userSpaceOnUse|objectBoundingBox"),
    "clipPathUnits": _like("userSpaceOnUse|objectBoundingBox"),
    "spreadMethod": _like("pad|reflect|repeat"),
    "clip-path": lambda value: value == "none" or LOCAL(value),
    "fill-rule": _like("nonzero|evenodd"),
    "clip-rule": _like("nonzero|evenodd"),
    "stroke-linecap": _like("butt|round|square"),
    "stroke-linejoin": _like("miter|round|bevel"),
    "stroke-dasharray": lambda value: value == "none" or NUMBERS(value),
    "color": _colour,
    **dict.fromkeys(("fill", "stroke", "stop-color"), _paint),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "offset"), SHARE),
    **dict.fromkeys(
        ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width",
         "height", "stroke-width", "stroke-miterlimit", "stroke-dashoffset"),
        LENGTH,
    ),
}  # fmt: skip


def is_allowed(element: str, name: str, value: str) -> bool:
    """May this attribute stand there with this value? The size of the whole is looked at apart."""
    value = value.strip()
    if len(value) > LONGEST:
        return False
    if element == "svg" and name in ("width", "height"):
        return True
    looks = BY_NAME.get(name)
    return looks is not None and looks(value)


def says_nothing(name: str, value: str) -> bool:
    """May it be left out, since no shape looks otherwise without it?"""
    if name in LEFT_OUT_ATTRIBUTES or OF_LETTERS.fullmatch(name):
        return True
    return value.strip().lower() in SO_ALREADY.get(name, ())
