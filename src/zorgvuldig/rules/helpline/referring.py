"""The facts of a referral by the line, as tables A to D read them; law.md, contract.md 2, 5 and 6.

Whose data it is decides who is the client: the caller for their own data (B12: a minor who asks
help for themself needs no parent), the young person for theirs (B09 to B15). What the line cannot
have, it never says: no test of the duty conflict, no suspicion of abuse, no legal duty (decision
34).
"""

from typing import Any

from msgspec import UNSET, Struct, UnsetType

from zorgvuldig.rules.codes import Addressee, Age, Capacity, ConsentStatus, Regime, RepAll, Triage
from zorgvuldig.rules.facts import DisclosureFacts
from zorgvuldig.rules.helpline.codes import NOT_ALONE, About, Kind

NO_REFERRAL = (
    Addressee.DIRECT_TEAM,
    Addressee.INTERNAL_ADVISER,
    Addressee.VIR,
    Addressee.CASE_CONFERENCE,
)
TO_WHOM = tuple(to for to in Addressee if to not in NO_REFERRAL)


class Known(Struct, frozen=True, kw_only=True):
    """What people answered about this referral: codes and ticks. The consents and what follows are
    about the young person; for the caller's own data they are left out."""

    only_needed: bool = False
    third_party_data: bool = False
    good_care_objection: bool = False
    client_consent: ConsentStatus = ConsentStatus.NOT_ASKED
    rep_consent: ConsentStatus = ConsentStatus.NOT_ASKED
    rep_all: RepAll = RepAll.UNKNOWN
    capacity: Capacity = Capacity.CAPABLE
    legal_measure: bool = False
    weighed: bool = False


class OfRequest(Struct, frozen=True, kw_only=True):
    """What the request already says, and who looked along."""

    caller_age: Age
    young_age: Age
    kind: str
    worry_written: bool = False
    another_agreed: bool = False
    protocol_complete: bool = False


def facts(
    *,
    about: About,
    addressee: Addressee,
    known: Known,
    request: OfRequest,
    caller_said: ConsentStatus,
    use_known: bool,
    why_known: bool,
) -> DisclosureFacts:
    """What the rules are asked. `caller_said` is consent two for this very referral."""
    always: dict[str, Any] = {
        "regime": Regime.HELPLINE,
        "addressee": addressee,
        "triage": _triage(request),
        "minimum_selected": known.only_needed,
        "recipient_use_known": use_known,
        "third_party_data": known.third_party_data,
        "good_care_objection": known.good_care_objection,
    }
    whose = _of_caller(request, caller_said)
    if about != About.CALLER:
        whose = _of_young_person(request, known) | {"ground_recorded": why_known}
    return DisclosureFacts(**always, **whose)


def _of_caller(request: OfRequest, said: ConsentStatus) -> dict[str, Any]:
    return {
        "age": _age(request.caller_age),
        "own_data": True,
        "client_consent": said,
        "client_informed": said == ConsentStatus.GIVEN,
    }


def _of_young_person(request: OfRequest, known: Known) -> dict[str, Any]:
    """The steps before sharing are read from what stands on the line (decision 30)."""
    return {
        "age": _age(request.young_age),
        "capacity": known.capacity,
        "client_consent": known.client_consent,
        "rep_consent": known.rep_consent,
        "rep_all": known.rep_all,
        "legal_measure": known.legal_measure,
        "client_informed": known.client_consent == ConsentStatus.GIVEN,
        "all_steps_once": request.worry_written and request.another_agreed and known.weighed,
        "decision_maker_other": request.another_agreed,
        "safety_concern": request.kind in NOT_ALONE,
        "protocol_configured": request.protocol_complete,
    }


def _triage(request: OfRequest) -> Triage:
    if request.kind == Kind.ACUTE:
        return Triage.ACUTE
    return Triage.SERIOUS_CONCRETE if request.kind == Kind.SERIOUS else Triage.CONCERN


def _age(age: Age) -> Age | UnsetType:
    return UNSET if age == Age.UNKNOWN else age
