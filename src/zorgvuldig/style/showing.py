"""What the pages of the house style show: colours side by side with where they came from."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.rules.contrast import WANTED, Seen
from zorgvuldig.style.choosing import TABLE
from zorgvuldig.style.measuring import FOR, OWN
from zorgvuldig.style.models import HouseStyle, State

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TOLD = 12  # of what stands too close; the rest is counted


def page(styles: dict[str, HouseStyle], apart: list[str]) -> dict[str, Any]:
    """What is in use, laid ready and former, and what of a new one stands too close."""
    ready = styles.get(State.READY)
    return {
        "ready": ready,
        "in_use": styles.get(State.IN_USE),
        "former": styles.get(State.FORMER),
        "rows": list(taken(ready)) if ready else [],
        "apart": apart[:MOST_TOLD],
        "more_apart": max(0, len(apart) - MOST_TOLD),
    }


def taken(style: HouseStyle) -> "Iterator[dict[str, str]]":
    """What the files set: what it is, the token, and its value in each scheme."""
    values = style.values
    for kind in ("colour", "measure", "font"):
        for name, about in TABLE[kind].items():
            source = values["sources"].get(name)
            if source:
                yield {"means": about["means"], "token": source, **_said(kind, name, values)}


def _said(kind: str, name: str, values: dict[str, Any]) -> dict[str, str]:
    if kind == "colour":
        return {scheme: values[scheme].get(name, OWN) for scheme in ("light", "dark")}
    told = f"{values['measures'][name]:g} rem".replace(".", ",") if kind == "measure" else ""
    told = told or values["fonts"][name]
    return {"light": told, "dark": told}


def table() -> dict[str, Any]:
    """The whole table: what may be set, by which tokens, and what is measured."""
    named = TABLE["colour"] | TABLE["fixed"]
    kinds = [*TABLE["colour"].values(), *TABLE["measure"].values(), *TABLE["font"].values()]
    measured = [
        {
            "fore": [named[name]["means"] for name in about["fore"]],
            "back": [named[name]["means"] for name in about["back"]],
            "wanted": WANTED[Seen(about["seen"])],
            "needed": FOR[Seen(about["seen"])],
        }
        for about in TABLE["pairs"]
    ]
    fixed = [about["means"] for about in TABLE["fixed"].values()]
    return {"kinds": kinds, "fixed": fixed, "measured": measured}
