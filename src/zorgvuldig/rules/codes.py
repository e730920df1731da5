"""The words in which the rules are asked and in which they answer; contract.md 2, 6 and 7.

Every code is also a plain text, so `"GI" == Regime.GI`, and `tuple(Regime)` gives the choices
of a form. The Dutch label and sentence of each code stand in `handbook/codes.toml`.
"""

from enum import StrEnum


class Regime(StrEnum):
    """Which law applies to this worker."""

    JEUGDHULP = "JEUGDHULP"
    MEDICAL = "MEDICAL"
    WMO = "WMO"
    SCHOOL = "SCHOOL"
    YOUTH_WORK = "YOUTH_WORK"
    HELPLINE = "HELPLINE"
    GI = "GI"


class Age(StrEnum):
    """Age band of the client on the day of the act."""

    LT12 = "LT12"
    A12_15 = "A12_15"
    A16_17 = "A16_17"
    GE18 = "GE18"
    UNKNOWN = "UNKNOWN"


class Capacity(StrEnum):
    """Can the client weigh this matter? INCAPABLE only with author and reason on record."""

    CAPABLE = "CAPABLE"
    INCAPABLE = "INCAPABLE"
    UNKNOWN = "UNKNOWN"


class Addressee(StrEnum):
    """To whom: all thirteen of law.md section 0."""

    AUTHORITY_PARENT = "AUTHORITY_PARENT"
    PARENT_NO_AUTHORITY = "PARENT_NO_AUTHORITY"
    NETWORK = "NETWORK"
    DIRECT_TEAM = "DIRECT_TEAM"
    INTERNAL_ADVISER = "INTERNAL_ADVISER"
    EXTERNAL_PROFESSIONAL = "EXTERNAL_PROFESSIONAL"
    MUNICIPAL_CONTACT = "MUNICIPAL_CONTACT"
    POLICE = "POLICE"
    VEILIG_THUIS = "VEILIG_THUIS"
    RVDK = "RVDK"
    GI_OTS = "GI_OTS"
    VIR = "VIR"
    CASE_CONFERENCE = "CASE_CONFERENCE"


class ConsentStatus(StrEnum):
    """What somebody answered; only GIVEN counts as a yes."""

    GIVEN = "GIVEN"
    REFUSED = "REFUSED"
    NOT_ASKED = "NOT_ASKED"
    WITHDRAWN = "WITHDRAWN"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"


class RepAll(StrEnum):
    """Does the representative's answer speak for everyone with authority?"""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


class Triage(StrEnum):
    """How pressing the situation is; it says nothing about a person."""

    ACUTE = "ACUTE"
    SERIOUS_CONCRETE = "SERIOUS_CONCRETE"
    CONCERN = "CONCERN"
    OTHER_NEED = "OTHER_NEED"


class Flaw(StrEnum):
    """A demand on a consent (law.md B4) that is not met."""

    NOT_FREE = "NOT_FREE"
    NOT_SPECIFIC = "NOT_SPECIFIC"
    NOT_EXPLAINED = "NOT_EXPLAINED"
    NOT_RECORDED = "NOT_RECORDED"
    NOT_EXPLICIT = "NOT_EXPLICIT"
    NOT_DEMONSTRABLE = "NOT_DEMONSTRABLE"
    NOT_WITHDRAWABLE = "NOT_WITHDRAWABLE"


class Outcome(StrEnum):
    """What the rules answer; the first three are together ALLOW*."""

    ALLOW = "ALLOW"
    ALLOW_AFTER_INFORMING = "ALLOW_AFTER_INFORMING"
    ALLOW_DEVIATION = "ALLOW_DEVIATION"
    NEED_CONSENT = "NEED_CONSENT"
    DENY = "DENY"
    ESCALATE = "ESCALATE"


ALLOWED = (Outcome.ALLOW, Outcome.ALLOW_AFTER_INFORMING, Outcome.ALLOW_DEVIATION)
PARENTS = (Addressee.AUTHORITY_PARENT, Addressee.PARENT_NO_AUTHORITY)
CONTACT_ADDRESSEES = (*PARENTS, Addressee.NETWORK)
CARE = (Regime.JEUGDHULP, Regime.MEDICAL, Regime.WMO, Regime.GI)
MINOR = (Age.LT12, Age.A12_15, Age.A16_17)
