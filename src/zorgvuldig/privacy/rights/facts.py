"""From a request to the facts the rules ask about: what is recorded, and nothing else."""

from datetime import date
from typing import TYPE_CHECKING

from zorgvuldig.dossiers.facts import agreed_about
from zorgvuldig.rules.codes import Age, Capacity, ConsentStatus, Regime, RepAll
from zorgvuldig.rules.rights import Asker, Due, Right, RightsFacts, due, extended

if TYPE_CHECKING:
    from zorgvuldig.privacy.models import RightsRequest


def facts_of(asked: "RightsRequest", today: date, *, agreed: bool = False) -> RightsFacts:
    """The facts on this day. `agreed`: did the second person agree?"""
    somebody, dossier = asked.somebody, asked.dossier
    harms = somebody is not None and "GOOD_CARE_OBJECTION" in agreed_about(somebody, today)
    informed = asked.client_informed_on
    return RightsFacts(
        right=Right(asked.right),
        regime=Regime(asked.regime),
        asker=Asker(asked.asker),
        age=dossier.age_on(today) if dossier else Age(asked.age_band),
        capacity=Capacity(dossier.capacity) if dossier else Capacity.CAPABLE,
        client_says=ConsentStatus(asked.client_says),
        parents_say=ConsentStatus(asked.parents_say),
        rep_all=RepAll(asked.rep_all),
        legal_measure=asked.legal_measure,
        is_b3_rep=somebody is not None and somebody.is_representative,
        mandate=asked.mandate,
        good_care_objection=harms,
        by_consent_or_contract=asked.by_consent_or_contract,
        deceased=asked.deceased,
        nothing_held=asked.nothing_held,
        identity_checked=asked.identity_on is not None and asked.identity_on <= today,
        second_person_agreed=agreed,
        client_informed=informed is not None and informed <= today,
        in_writing=asked.in_writing,
    )


def clock_of(asked: "RightsRequest") -> Due:
    """The clock of this request, with the extension that was told."""
    clock = due(Right(asked.right), Regime(asked.regime), asked.received_on)
    return extended(clock, asked.extended_on) if asked.extended_on else clock
