"""Is the organisation ready to decide on sharing (gate G23)?"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from zorgvuldig.people import access
from zorgvuldig.people.roles import Profession, Role
from zorgvuldig.rules.codes import Regime

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Organisation

STILL_FRESH = timedelta(days=365)


def is_fresh(checked_on: date, today: date) -> bool:
    """Was a contact point checked within a year?"""
    return checked_on >= today - STILL_FRESH


def is_line(organisation: "Organisation") -> bool:
    """A line names no decision maker: the coordinator decides, with somebody who looks along."""
    return organisation.regime == Regime.HELPLINE


def missing(actor: "Actor", today: date) -> list[str]:
    """What the sharing protocol still lacks, in Dutch; empty when it is complete (method.md S5)."""
    organisation = actor.organisation
    names_deciders = not is_line(organisation)
    fresh = access.contact_points_of(actor).filter(verified_on__gte=today - STILL_FRESH)
    active = access.named_deciders(actor).filter(
        membership__ended_on=None, membership__roles__contains=[Role.DECISION_MAKER]
    )
    decided = set(active.values_list("profession", flat=True))
    lacks = {
        "wie er beslist over het delen van informatie": names_deciders and not decided,
        **{
            f"wie er beslist voor het beroep ‘{Profession(code).label}’": bool(decided)
            and decided.isdisjoint({"", code})
            for code in access.professions_here(actor)
        },
        "een contactpunt dat het afgelopen jaar is nagekeken": not fresh.exists(),
        "de weg voor advies zonder naam": not organisation.anonymous_route.strip(),
        "de afspraak over terugkoppeling": not organisation.feedback_rule.strip(),
        "de bevestiging dat het protocol geldt": organisation.protocol_confirmed_on is None,
    }
    return [what for what, lacking in lacks.items() if lacking]
