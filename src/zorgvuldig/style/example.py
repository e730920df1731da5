"""The two example themes of this repository, read as if an administrator had brought them."""

from pathlib import Path
from typing import TYPE_CHECKING

from zorgvuldig.style import actions
from zorgvuldig.style.choosing import choose
from zorgvuldig.style.logo.reading import read_logo
from zorgvuldig.style.tokens import read_tokens

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.style.models import HouseStyle

FOLDER = Path(__file__).parent / "examples"
NAMES = ("de-brug", "samen-wijs")


def lay_ready(name: str, actor: "Actor") -> "HouseStyle":
    """Lay the theme of this name ready for the actor's organisation."""
    folder = FOLDER / name
    choice = choose(read_tokens((folder / "tokens.json").read_bytes()))
    logo = read_logo((folder / "logo.svg").read_bytes())
    return actions.lay_ready(actor=actor, choice=choice, logo=logo)
