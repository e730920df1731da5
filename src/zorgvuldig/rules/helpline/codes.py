"""The codes of the helpline; helpline.md 2-4. Their Dutch words stand in `handbook/codes.toml`.

There is no code for what somebody is, believes or comes from, and none for the person of concern
but relation and age band (H-03, H-10).
"""

from enum import StrEnum


class Language(StrEnum):
    """A language in which the public pages are made."""

    NL = "nl"
    EN = "en"
    AR = "ar"
    TR = "tr"


class Channel(StrEnum):
    """How a request came in. `CALL_BACK`: somebody asked on the public page to be called."""

    PHONE = "PHONE"
    WEB = "WEB"
    CALL_BACK = "CALL_BACK"
    EMAIL = "EMAIL"
    VISIT = "VISIT"


class CallerRole(StrEnum):
    """Who calls, as far as they said. `YOUNG_PERSON` calls about themself or a friend."""

    PARENT = "PARENT"
    FAMILY = "FAMILY"
    FRIEND = "FRIEND"
    YOUNG_PERSON = "YOUNG_PERSON"
    PROFESSIONAL = "PROFESSIONAL"
    OTHER = "OTHER"
    UNSAID = "UNSAID"


class Relation(StrEnum):
    """Who the person of concern is to the caller. Never who that person is."""

    CHILD = "CHILD"
    SIBLING = "SIBLING"
    OTHER_FAMILY = "OTHER_FAMILY"
    FRIEND = "FRIEND"
    PUPIL_OR_CLIENT = "PUPIL_OR_CLIENT"
    SELF = "SELF"
    OTHER = "OTHER"
    UNSAID = "UNSAID"


class Danger(StrEnum):
    """Is there danger right now? Asked before anything else (H-02); empty is not asked yet."""

    YES = "YES"
    NO = "NO"
    UNCLEAR = "UNCLEAR"


class Kind(StrEnum):
    """What a request asks of the line (H3). It says nothing about a person."""

    INFORMATION = "INFORMATION"
    ADVICE = "ADVICE"
    SUPPORT = "SUPPORT"
    SERIOUS = "SERIOUS"
    ACUTE = "ACUTE"
    OTHER = "OTHER"


NOT_ALONE = (Kind.SERIOUS, Kind.ACUTE)  # a second person looks along (H-04)


class State(StrEnum):
    """Where a request stands; danger is a side of it, not a state."""

    NEW = "NEW"
    TRIAGED = "TRIAGED"
    ADVISED = "ADVISED"
    MATCH_PROPOSED = "MATCH_PROPOSED"
    MATCHED = "MATCHED"
    SUPPORTED = "SUPPORTED"
    REFERRAL_OFFERED = "REFERRAL_OFFERED"
    REFERRED = "REFERRED"
    CLOSED = "CLOSED"


class Ending(StrEnum):
    """How a request ended, from the caller's side. "No worry any more" is a good and normal one."""

    WORRY_DISPELLED = "WORRY_DISPELLED"
    GOES_ON_ALONE = "GOES_ON_ALONE"
    STRONGER = "STRONGER"
    OTHER_HELP = "OTHER_HELP"
    REFERRED = "REFERRED"
    WITHDRAWN = "WITHDRAWN"
    OUT_OF_REACH = "OUT_OF_REACH"


class ConsentScope(StrEnum):
    """What the caller agrees to: consent one and consent two (H-05, H-09)."""

    MATCHING = "MATCHING"
    REFERRAL = "REFERRAL"


class Answer(StrEnum):
    """What somebody answered; only GIVEN is a yes."""

    GIVEN = "GIVEN"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


class Note(StrEnum):
    """One line of a request's story."""

    TALK = "TALK"
    ADVICE = "ADVICE"
    TRIAGE = "TRIAGE"
    SECOND_LOOK = "SECOND_LOOK"
    MESSAGE_IN = "MESSAGE_IN"
    MESSAGE_OUT = "MESSAGE_OUT"
    NOT_REACHED = "NOT_REACHED"
    CONTACT = "CONTACT"
    TO_COORDINATOR = "TO_COORDINATOR"
    REVIEW = "REVIEW"
    SUPPORT = "SUPPORT"
    HAND_OVER = "HAND_OVER"
    CLOSING = "CLOSING"
    AFTER_CALL = "AFTER_CALL"
    ACUTE_CALL = "ACUTE_CALL"


class AfterCall(StrEnum):
    """How the call after three months went."""

    SPOKEN = "SPOKEN"
    NOT_REACHED = "NOT_REACHED"
    NO_MORE = "NO_MORE"


class ProposalState(StrEnum):
    """First the caller sees a first name, then the confidant is asked (decision 28)."""

    TO_CALLER = "TO_CALLER"
    TO_CONFIDANT = "TO_CONFIDANT"
    MATCHED = "MATCHED"
    REFUSED = "REFUSED"
    DECLINED = "DECLINED"
    CONFLICT = "CONFLICT"
    WITHDRAWN = "WITHDRAWN"


WAITING_PROPOSALS = (ProposalState.TO_CALLER, ProposalState.TO_CONFIDANT)


class ConfidantState(StrEnum):
    """From applying to stopping; only ACTIVE is proposed to callers."""

    APPLIED = "APPLIED"
    INTAKE = "INTAKE"
    ACTIVE = "ACTIVE"
    STOPPED = "STOPPED"


PREPARES = (ConfidantState.APPLIED, ConfidantState.INTAKE)


class Training(StrEnum):
    """What a confidant learns (helpline.md 5); each is refreshed every two years."""

    NORMALISING = "NORMALISING"
    LISTENING = "LISTENING"
    LIMITS = "LIMITS"
    SECRECY = "SECRECY"
    OWN_SAFETY = "OWN_SAFETY"
    RECORDING_LITTLE = "RECORDING_LITTLE"
    REFERRAL_MAP = "REFERRAL_MAP"
    BIAS = "BIAS"


class ConfidantTalk(StrEnum):
    """What is talked about with a confidant."""

    INTAKE = "INTAKE"
    COACHING = "COACHING"
    PEER_GROUP = "PEER_GROUP"
    AFTERCARE = "AFTERCARE"


class About(StrEnum):
    """Whose data a referral carries."""

    CALLER = "CALLER"
    PERSON_OF_CONCERN = "PERSON_OF_CONCERN"


class ReferralState(StrEnum):
    """From the offer to the warm hand-over."""

    OFFERED = "OFFERED"
    AGREED = "AGREED"
    REFUSED = "REFUSED"
    HANDED_OVER = "HANDED_OVER"
    STOPPED = "STOPPED"
