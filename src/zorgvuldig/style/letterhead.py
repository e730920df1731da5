"""The house style of an organisation on its own paper: its logo, and one colour for title and rule.

Paper is white, whatever plane the theme draws a page on, so the colour is measured against white.
The letters are ours. What is about acute danger takes none of this.
"""

from typing import TYPE_CHECKING, Any

from zorgvuldig.paper import Letterhead
from zorgvuldig.rules.contrast import Colour, Seen, is_enough, ratio, read_colour
from zorgvuldig.style.choosing import TABLE
from zorgvuldig.style.models import HouseStyle, State

if TYPE_CHECKING:
    from zorgvuldig.people.models import Organisation

WHITE = Colour(255, 255, 255)
OWN: str = TABLE["colour"]["brand"]["light"]


def letterhead_of(organisation: "Organisation", *, logo: bool = True) -> Letterhead | None:
    """What stands at the head of its papers, as it is in use now; None where it has no house style.
    `logo=False` for a paper that somebody may not want to be known by."""
    if not organisation.house_style:
        return None
    rows = HouseStyle.unscoped.filter(organisation=organisation.pk, state=State.IN_USE)
    found = rows.only("values", "logo", "logo_kind").first()
    return head_with(organisation, found, logo=logo) if found else None


def head_with(organisation: "Organisation", style: HouseStyle, *, logo: bool = True) -> Letterhead:
    """What this style makes of the head of its papers."""
    head = Letterhead(organisation.name, colour(style.values))
    if not logo or style.logo is None:
        return head
    return head._replace(logo=bytes(style.logo), kind=style.logo_kind)


def colour(values: dict[str, Any]) -> str:
    """The own colour of a theme where it can be read on white, and else that of the product. What
    was measured on our lightest planes can; it is not trusted that it always will be."""
    told = read_colour(values["light"].get("brand", OWN))
    return str(told) if told and is_enough(ratio(told, WHITE), Seen.TEXT) else OWN
