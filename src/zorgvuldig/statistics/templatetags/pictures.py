"""How a page shows a figure as a picture."""

from typing import TYPE_CHECKING, Any

from django import template

from zorgvuldig.language.filters import said
from zorgvuldig.statistics.picture import picture

if TYPE_CHECKING:
    from zorgvuldig.statistics.figures import Figure

register = template.Library()


@register.inclusion_tag("statistics/_bars.html")
def drawn(figure: "Figure") -> dict[str, Any]:
    """The picture of a figure; nothing where there is nothing to compare. Its table stands beside
    it."""
    return {"picture": picture(figure, said)}
