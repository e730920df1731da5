"""Our style as a house style changes it. Only colours, numbers and families of our own are written,
never a text that came along.

Nothing stands in a layer, so it weighs more than the product's own. Colours are for the screen
alone: on paper everything stays black.
"""

from collections.abc import Iterator

from zorgvuldig.style.choosing import TABLE, Choice, Scheme

ON_SCREEN = "@media screen and (prefers-color-scheme:{})"


def for_staff(choice: Choice) -> str:
    """The stylesheet of pages of the house."""
    shape = "".join(_shapes(choice))
    return f":root{{{shape}}}\n" * bool(shape) + _schemes(choice, "css")


def for_the_line(choice: Choice) -> str:
    """The same for the public pages of a line, which call their colours otherwise and have few."""
    return _schemes(choice, "line")


def _schemes(choice: Choice, by: str) -> str:
    schemes: tuple[Scheme, ...] = ("light", "dark")
    written = ((scheme, "".join(_colours(choice, scheme, by))) for scheme in schemes)
    return "".join(
        f"{ON_SCREEN.format(scheme)}{{:root{{{rules}}}}}\n" for scheme, rules in written if rules
    )


def _colours(choice: Choice, scheme: Scheme, by: str) -> Iterator[str]:
    for name, colour in choice.colours(scheme).items():
        told = TABLE["colour"][name].get(by, [])
        for property_name in [told] if isinstance(told, str) else told:
            yield f"{property_name}:{colour};"


def _shapes(choice: Choice) -> Iterator[str]:
    for name, rem in choice.measures.items():
        for property_name in TABLE["measure"][name]["css"]:
            yield f"{property_name}:{rem:g}rem;"
    for name, family in choice.fonts.items():
        for property_name in TABLE["font"][name]["css"]:
            yield f"{property_name}:{TABLE['family'][family]};"
