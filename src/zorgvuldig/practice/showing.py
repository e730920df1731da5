"""What the page of practice shows of a part, and until when the place is there."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from zorgvuldig.handbook import read

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership


def goes_on(began_on: date) -> date:
    """The day in whose night the place goes by itself."""
    return began_on + timedelta(days=read("retention")["term"]["practice"]["days"])


def shown(part: "Membership", actor: "Actor") -> dict[str, Any]:
    """One part: who it is, what one does as them, and whether they are played now."""
    colleagues = read("practice")["colleague"].values()
    does = next((one["does"] for one in colleagues if one["name"] == part.person.name), "")
    return {
        "pk": part.pk,
        "name": part.person.name,
        "roles": part.role_names,
        "does": does or "Uzelf, als hulpverlener. U houdt de dossiers van Daan en Fleur bij.",
        "now": actor.membership is not None and actor.membership.pk == part.pk,
    }
