"""The facts both `advise` commands are asked with; contract.md sections 2, 3 and 6.

Built with keyword arguments; what is left out never counts as consent, as knowledge of age or
authority, or as a step taken. Python does not check the values: whoever has texts from outside
builds with `msgspec.convert(mapping, ContactFacts)`, which does. An absent date is `UNSET`.
"""

from datetime import date

from msgspec import UNSET, Struct, UnsetType

from zorgvuldig.rules.age import band_on
from zorgvuldig.rules.codes import (
    CONTACT_ADDRESSEES,
    Addressee,
    Age,
    Capacity,
    ConsentStatus,
    Flaw,
    Regime,
    RepAll,
    Triage,
)
from zorgvuldig.rules.faults import Fault

ON_MISSING = "De geboortedatum staat er, maar de dag waarop het gebeurt ontbreekt."
BORN_MISSING = "De dag waarop het gebeurt staat er, maar de geboortedatum ontbreekt."
BORN_LATER = "De geboortedatum ligt na de dag waarop het gebeurt."
AGE_DIFFERS = "De leeftijdsgroep past niet bij de geboortedatum."
NOT_A_CONTACT = "Een gesprek gaat met een ouder of met iemand uit het netwerk."


class Facts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known whoever the information is for."""

    regime: Regime
    addressee: Addressee
    age: Age | UnsetType = UNSET
    born_on: date | UnsetType = UNSET
    on: date | UnsetType = UNSET
    capacity: Capacity = Capacity.CAPABLE
    client_consent: ConsentStatus = ConsentStatus.NOT_ASKED
    rep_consent: ConsentStatus = ConsentStatus.NOT_ASKED
    rep_all: RepAll = RepAll.UNKNOWN
    not_asked_reason: bool = False
    legal_measure: bool = False
    is_b3_rep: bool = False
    asked_by_recipient: bool = False
    good_care_objection: bool = False
    client_informed: bool = False
    safety_exception: bool = False

    def age_band(self) -> Age:
        """The age as given, or from the two dates, or UNKNOWN; checks the facts first."""
        self.check()
        if self.born_on is not UNSET and self.on is not UNSET:
            return band_on(self.born_on, self.on)
        return Age.UNKNOWN if self.age is UNSET else self.age

    def check(self) -> None:
        """Raises Fault when the facts contradict each other (cross checks of section 3)."""
        if self.born_on is UNSET:
            if self.on is not UNSET:
                raise Fault("born_on", BORN_MISSING)
            return
        if self.on is UNSET:
            raise Fault("on", ON_MISSING)
        if self.born_on > self.on:
            raise Fault("born_on", BORN_LATER)
        if self.age is not UNSET and self.age != band_on(self.born_on, self.on):
            raise Fault("age", AGE_DIFFERS)


class ContactFacts(Facts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """May I talk with this person about the client? The addressee is one of three."""

    def check(self) -> None:
        """As `Facts.check`; any other addressee than the three of a contact is a Fault."""
        if self.addressee not in CONTACT_ADDRESSEES:
            raise Fault("addressee", NOT_A_CONTACT)
        super().check()


class DutyConflict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The answers to table E, consultation and signature included."""

    consent_tried: bool = False
    serious_harm: bool = False
    conscience: bool = False
    no_other_way: bool = False
    effective: bool = False
    minimal: bool = False
    consulted: bool = False
    other_person_signed: bool = False


class DisclosureFacts(Facts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """May I give this information to this recipient?"""

    triage: Triage = Triage.CONCERN
    identifiable: bool = True
    reidentification_passed: bool = False
    necessary: bool = False
    third_party_data: bool = False
    own_data: bool = False
    client_consent_flaws: tuple[Flaw, ...] = ()
    rep_consent_flaws: tuple[Flaw, ...] = ()
    abuse_suspected: bool = False
    meldcode_done: bool = False
    supervision_order: bool = False
    formal_order: bool = False
    legal_duty_article: str = ""
    escalation_agreed: bool = False
    duty_conflict: DutyConflict | UnsetType = UNSET
    all_steps_once: bool = False
    ground_recorded: bool = False
    decision_maker_other: bool = False
    minimum_selected: bool = False
    recipient_use_known: bool = False
    safety_concern: bool = False
    protocol_configured: bool = False
