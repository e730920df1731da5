"""What the page of practice shows of a part, and until when the place is there."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from zorgvuldig.handbook import read

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership

OWN = "Uzelf, als hulpverlener. U houdt de dossiers van Daan en Fleur bij."


def goes_on(began_on: date) -> date:
    """The day in whose night the place goes by itself."""
    return began_on + timedelta(days=read("retention")["term"]["practice"]["days"])


def shown(part: "Membership", actor: "Actor") -> dict[str, Any]:
    """One part: who it is, what one does as them, and whether they are played now."""
    colleagues = {one["name"]: one["does"] for one in read("practice")["colleague"].values()}
    oneself = actor.account is not None and part.person_id == actor.account.pk
    return {
        "pk": part.pk,
        "name": part.person.name,
        "roles": part.role_names,
        "does": OWN if oneself else colleagues.get(part.person.name, ""),
        "now": actor.membership is not None and actor.membership.pk == part.pk,
    }
