"""Every two colours that touch on the screen, measured in light and in dark (WCAG 2.2 AA).

The pairs stand in `handbook/house_style.toml`. A colour of the theme is measured beside what stays
our own, so that danger and warnings can be read on any house style.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from zorgvuldig.rules.contrast import WANTED, Colour, Seen, in_words, is_enough, ratio
from zorgvuldig.style.choosing import TABLE, Choice, Scheme

MEASURED: dict[Scheme, str] = {
    "light": "{fore} ({token}) ({colour}) op {back} ({under}) ({ground}) haalt op een licht scherm "
    "{measured}.",
    "dark": "{fore} ({token}) ({colour}) op {back} ({under}) ({ground}) haalt op een donker scherm "
    "{measured}.",
}
NEEDED: dict[Seen, str] = {
    Seen.TEXT: "Nodig is {wanted} voor tekst.",
    Seen.LARGE: "Nodig is {wanted} voor grote letters.",
    Seen.PART: "Nodig is {wanted} voor wat u moet zien om iets te kunnen invullen of kiezen.",
    Seen.FOCUS: "Nodig is {wanted} voor de rand om wat u kiest met het toetsenbord.",
}
OWN = "van Zorgvuldig"
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
    (fore, token), (back, under) = (_called(choice, name) for name in (pair.fore, pair.back))
    told = MEASURED[pair.scheme].format(
        fore=f"{fore[0].upper()}{fore[1:]}", token=token, colour=pair.colours[0],
        back=back, under=under, ground=pair.colours[1], measured=in_words(pair.measured),
    )  # fmt: skip
    return f"{told} {NEEDED[pair.seen].format(wanted=in_words(WANTED[pair.seen]))}"


def _called(choice: Choice, name: str) -> tuple[str, str]:
    """What a colour is, and which token set it or that it is ours."""
    about = TABLE["colour"].get(name)
    if about is None:
        return TABLE["fixed"][name]["means"], OWN
    said = choice.sources.get(name) or choice.sources.get(about.get("else", ""))
    return about["means"], said or OWN
