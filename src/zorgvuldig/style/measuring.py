"""Every two colours that touch on the screen, measured in light and in dark (WCAG 2.2 AA).

The pairs stand in `handbook/house_style.toml`. A colour of the theme is measured beside what stays
our own, so that danger and warnings can be read on any house style.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from zorgvuldig.rules.contrast import WANTED, Colour, Seen, in_words, is_enough, ratio
from zorgvuldig.style.choosing import TABLE, Choice, Scheme

CALLED: dict[Scheme, str] = {"light": "op een licht scherm", "dark": "op een donker scherm"}
FOR: dict[Seen, str] = {
    Seen.TEXT: "voor tekst",
    Seen.LARGE: "voor grote letters",
    Seen.PART: "voor wat u moet zien om iets te kunnen invullen of kiezen",
    Seen.FOCUS: "voor de rand om wat u kiest met het toetsenbord",
}


@dataclass(frozen=True)
class Pair:
    """Two colours that touch, how they are seen, and how far they stand apart."""

    scheme: Scheme
    seen: Seen
    fore: str
    back: str
    colours: tuple[Colour, Colour]

    @property
    def measured(self) -> float:
        """How far they stand apart."""
        return ratio(*self.colours)

    @property
    def is_enough(self) -> bool:
        """Is that far enough?"""
        return is_enough(self.measured, self.seen)


def pairs(choice: Choice) -> Iterator[Pair]:
    """Every pair as it is seen with this choice, in both schemes."""
    for scheme in get_args(Scheme):
        for about in TABLE["pairs"]:
            for fore in about["fore"]:
                for back in about["back"]:
                    both = choice.colour(fore, scheme), choice.colour(back, scheme)
                    yield Pair(scheme, Seen(about["seen"]), fore, back, both)


def too_close(choice: Choice) -> list[str]:
    """A sentence for every pair that does not stand far enough apart: both colours, what was
    measured, and what it should be."""
    return [_sentence(choice, pair) for pair in pairs(choice) if not pair.is_enough]


def _sentence(choice: Choice, pair: Pair) -> str:
    fore, back = (_called(choice, name) for name in (pair.fore, pair.back))
    return (
        f"{fore[0].upper()}{fore[1:]} ({pair.colours[0]}) op {back} ({pair.colours[1]}) haalt "
        f"{CALLED[pair.scheme]} {in_words(pair.measured)}. Nodig is "
        f"{in_words(WANTED[pair.seen])} {FOR[pair.seen]}."
    )


def _called(choice: Choice, name: str) -> str:
    """What a colour is, and which token set it or that it is ours."""
    about = TABLE["colour"].get(name)
    if about is None:
        return f"{TABLE['fixed'][name]['means']} (van Zorgvuldig)"
    said = choice.sources.get(name) or choice.sources.get(about.get("else", ""))
    return f"{about['means']} ({said or 'van Zorgvuldig'})"
