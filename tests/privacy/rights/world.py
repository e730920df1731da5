"""What stands behind the addresses of the rights desk."""

from typing import Any

from tests.cast import Town
from tests.dossiers import afterwards
from tests.privacy.rights.asking import decided, fresh, identified, lay, read_all, take
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.privacy.actions import carrying_out, destroying, taking_in
from zorgvuldig.privacy.actions.weighing import choose
from zorgvuldig.privacy.models import RightsRequest
from zorgvuldig.privacy.rights.file import pieces

WAITING = ("request", "identity", "informed", "facts", "longer", "passages", "answer")
GIVEN = ("letter", "paper", "hand_over", "duty", "close")


def things(town: Town, dossier: Dossier) -> dict[str, dict[str, Any]]:
    """Requests about Anna's dossier: one waiting, one laid before Esra, one given, and others."""
    waiting = take(town, dossier, "COPY")
    longer = take(town, dossier, "COPY")
    taking_in.extend(
        asked=longer, actor=town.at_work("anna"), told_on=longer.received_on, reasons="Het is veel"
    )
    given = released(town, dossier)
    named = {
        **dict.fromkeys(WAITING, waiting),
        **dict.fromkeys(("agree", "take_back"), laid(town, dossier)),
        **dict.fromkeys(GIVEN, given),
        "longer_pdf": longer,
        "items": take(town, dossier, "RECTIFICATION"),
        "carry_out": to_put_right(town, dossier),
        "names": with_names(town, dossier),
        "portable": carried_along(town, dossier),
        "way": take(town, dossier, "COMPLAINT"),
        "lift": standing_still(town, dossier),
        "proof": destroyed(town),
    }
    found: dict[str, dict[str, Any]] = {
        f"privacy:rights_{name}": {"number": asked.pk} for name, asked in named.items()
    }
    found["privacy:rights_duty"]["duty"] = "EXPLAIN_TO_CHILD"
    about = {"reference": dossier.reference}
    return {**found, "privacy:rights_of": about, "privacy:rights_take_in": about}


def laid(town: Town, dossier: Dossier) -> RightsRequest:
    asked = identified(town, take(town, dossier, "ACCESS"))
    read_all(town, asked)
    lay(town, asked, second="esra")
    return asked


def released(town: Town, dossier: Dossier) -> RightsRequest:
    asked = identified(town, take(town, dossier, "ACCESS"))
    read_all(town, asked)
    decided(town, asked)
    return asked


def to_put_right(town: Town, dossier: Dossier) -> RightsRequest:
    asked = identified(town, take(town, dossier, "RECTIFICATION"))
    piece = next(p for p in pieces(dossier) if p.title == "Signaal")
    choose(asked=asked, actor=town.at_work("anna"), chosen={piece.id: "Hij was er niet bij"})
    decided(town, asked)
    return asked


def carried_along(town: Town, dossier: Dossier) -> RightsRequest:
    asked = take(town, dossier, "PORTABILITY", by_consent_or_contract=True)
    asked = identified(town, asked)
    decided(town, asked)
    return asked


def with_names(town: Town, dossier: Dossier) -> RightsRequest:
    """Who looked, asked for with names, and granted by two."""
    asked = identified(town, take(town, dossier, "WHO_LOOKED", with_names=True))
    decided(town, asked)
    return asked


def standing_still(town: Town, dossier: Dossier) -> RightsRequest:
    asked = identified(town, take(town, dossier, "RESTRICTION"))
    decided(town, asked)
    carrying_out.hand_over(
        asked=asked, actor=town.at_work("anna"), handed="IN_PERSON", on=asked.received_on
    )
    return asked


def destroyed(town: Town) -> RightsRequest:
    """A dossier that went on request: only the privacy officer still meets the request."""
    dossier = afterwards.opened(town, "Kim Testman")
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    decided(town, asked)
    day, anna = asked.received_on, town.at_work("anna")
    carrying_out.hand_over(asked=asked, actor=anna, handed="POST", on=day)
    destroying.destroy(asked=fresh(asked), actor=anna, today=day)
    return asked
