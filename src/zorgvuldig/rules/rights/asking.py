"""Who asks what of the rights of law.md H, and the facts such a request is judged on.

What is left out never counts as consent, as knowledge of age or authority, or as a step taken.
The Dutch words of each code stand in `handbook/rights.toml`.
"""

from enum import StrEnum

from msgspec import Struct

from zorgvuldig.rules.codes import CARE, MINOR, Age, Capacity, ConsentStatus, Regime, RepAll


class Right(StrEnum):
    """What is asked. DESTRUCTION is erasure where no care statute holds (AVG art. 17)."""

    INFORMATION = "INFORMATION"
    INFORMATION_OTHERS = "INFORMATION_OTHERS"
    ACCESS = "ACCESS"
    COPY = "COPY"
    WHO_LOOKED = "WHO_LOOKED"
    RECTIFICATION = "RECTIFICATION"
    OWN_STATEMENT = "OWN_STATEMENT"
    DESTRUCTION = "DESTRUCTION"
    RESTRICTION = "RESTRICTION"
    OBJECTION = "OBJECTION"
    PORTABILITY = "PORTABILITY"
    HUMAN_DECISION = "HUMAN_DECISION"
    COMPLAINT = "COMPLAINT"
    SUPPORT = "SUPPORT"


class Asker(StrEnum):
    """Who asks. A guardian counts as a parent with authority; a mentor, a curator or the first
    available person of order B3 as REPRESENTATIVE."""

    CLIENT = "CLIENT"
    FORMER_CLIENT = "FORMER_CLIENT"
    AUTHORITY_PARENT = "AUTHORITY_PARENT"
    PARENT_NO_AUTHORITY = "PARENT_NO_AUTHORITY"
    REPRESENTATIVE = "REPRESENTATIVE"
    NAMED_OTHER = "NAMED_OTHER"
    OTHER = "OTHER"


SAID_NO = (ConsentStatus.REFUSED, ConsentStatus.WITHDRAWN)


class RightsFacts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One request about one file, on the day of the act.

    `client_says`: what the client answered when another asks; `parents_say`: what those with
    authority answered when a client of 12 to 15 asks. `rep_all`: do those who ask or agree speak
    for everyone with authority? `mandate`: written authority of the client. `good_care_objection`:
    recorded by two people; it is never held against the client.
    """

    right: Right
    regime: Regime
    asker: Asker
    age: Age = Age.UNKNOWN
    capacity: Capacity = Capacity.CAPABLE
    client_says: ConsentStatus = ConsentStatus.NOT_ASKED
    parents_say: ConsentStatus = ConsentStatus.NOT_ASKED
    rep_all: RepAll = RepAll.UNKNOWN
    legal_measure: bool = False
    is_b3_rep: bool = False
    mandate: bool = False
    good_care_objection: bool = False
    by_consent_or_contract: bool = False
    deceased: bool = False
    nothing_held: bool = False
    identity_checked: bool = False
    second_person_agreed: bool = False
    client_informed: bool = False
    in_writing: bool = False

    @property
    def care(self) -> bool:
        """A care statute holds: the age line is 12, and it comes before UAVG art. 5."""
        return self.regime in CARE

    @property
    def minor(self) -> bool:
        """Known to be under eighteen."""
        return self.age in MINOR

    @property
    def own(self) -> bool:
        """The client asks, now or after the help has ended."""
        return self.asker in (Asker.CLIENT, Asker.FORMER_CLIENT)

    @property
    def from_12(self) -> bool:
        """Old enough to have a say of one's own."""
        return self.age in (Age.A12_15, Age.A16_17, Age.GE18)

    @property
    def from_16(self) -> bool:
        """Old enough to be the only one to ask."""
        return self.age in (Age.A16_17, Age.GE18)

    @property
    def capable(self) -> bool:
        """From twelve and able to weigh this matter."""
        return self.from_12 and self.capacity == Capacity.CAPABLE

    @property
    def incapable(self) -> bool:
        """From twelve and, by recorded judgement, not able to weigh this matter."""
        return self.from_12 and self.capacity == Capacity.INCAPABLE

    @property
    def destruction(self) -> bool:
        """What cannot be undone asks most agreement."""
        return self.right == Right.DESTRUCTION

    @property
    def client_gave(self) -> bool:
        """The client said yes; nothing else counts as that."""
        return self.client_says == ConsentStatus.GIVEN

    @property
    def client_refused(self) -> bool:
        """The client said no, or took a yes back."""
        return self.client_says in SAID_NO
