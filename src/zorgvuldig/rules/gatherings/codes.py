"""The codes of workshops and information meetings; workshop.md A2, A3, A6, A7, B2.

The Dutch label and sentence of each stand in `handbook/codes.toml`.
"""

from enum import StrEnum


class WorkshopState(StrEnum):
    """Where a workshop stands, from the municipality's request to the last look back (A3)."""

    REQUESTED = "REQUESTED"
    PREP_CALL_DONE = "PREP_CALL_DONE"
    MIX_AGREED = "MIX_AGREED"
    INVITED = "INVITED"
    CONFIRMED = "CONFIRMED"
    HELD = "HELD"
    REPORT_DRAFT = "REPORT_DRAFT"
    REPORT_SENT = "REPORT_SENT"
    FOLLOW_UP = "FOLLOW_UP"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


class MeetingState(StrEnum):
    """Where an information meeting stands (B2)."""

    PLANNED = "PLANNED"
    ANNOUNCED = "ANNOUNCED"
    HELD = "HELD"
    EVALUATED = "EVALUATED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


class Sector(StrEnum):
    """Where a participant works. The mix of a workshop counts seats per sector."""

    YOUTH_HEALTH = "YOUTH_HEALTH"
    MENTAL_CARE = "MENTAL_CARE"
    YOUTH_CARE = "YOUTH_CARE"
    EDUCATION = "EDUCATION"
    YOUTH_WORK = "YOUTH_WORK"
    SOCIAL_TEAM = "SOCIAL_TEAM"
    SAFETY = "SAFETY"
    OTHER = "OTHER"


class Expertise(StrEnum):
    """The two kinds of knowledge that lead a workshop together (W-02)."""

    PREVENTION = "PREVENTION"
    LAW = "LAW"


class SeatState(StrEnum):
    """What became of one invitation. SEATED and OFFERED hold one of the seats."""

    INVITED = "INVITED"
    SEATED = "SEATED"
    WAITING = "WAITING"
    OFFERED = "OFFERED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


HOLDS_A_SEAT = (SeatState.SEATED, SeatState.OFFERED)


class VignetteState(StrEnum):
    """A situation handed in: to be read, ready for the table, or back to its author (W-04)."""

    HANDED_IN = "HANDED_IN"
    ACCEPTED = "ACCEPTED"
    RETURNED = "RETURNED"
    TAKEN_OUT = "TAKEN_OUT"


class Answer(StrEnum):
    """What each says first alone about a situation (A4)."""

    SHARE = "SHARE"
    SHARE_NOT = "SHARE_NOT"
    ANONYMOUS = "ANONYMOUS"
    ASK_CONSENT = "ASK_CONSENT"


class RoundState(StrEnum):
    """One question in the room: being answered, or the rows of the law are shown."""

    OPEN = "OPEN"
    SHOWN = "SHOWN"


class NoteKind(StrEnum):
    """What is noted in the room, never about a person or a case."""

    BOTTLENECK = "BOTTLENECK"
    DILEMMA = "DILEMMA"
    DIFFERENCE = "DIFFERENCE"
    GOES_WELL = "GOES_WELL"
    AGREEMENT = "AGREEMENT"


class Moment(StrEnum):
    """When participants are asked how sure they are (A6)."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    LATER = "LATER"


class Calls(StrEnum):
    """How many people of other sectors somebody can call with a question (A6)."""

    NONE = "NONE"
    ONE_OR_TWO = "ONE_OR_TWO"
    THREE_TO_FIVE = "THREE_TO_FIVE"
    SIX_OR_MORE = "SIX_OR_MORE"


class ReportState(StrEnum):
    """A report is written, signed by a facilitator, and sent (W-05)."""

    DRAFT = "DRAFT"
    SIGNED = "SIGNED"
    SENT = "SENT"


class Section(StrEnum):
    """The parts of a report, in their order; recommendations are rows of their own (A6)."""

    CONTEXT = "CONTEXT"
    BOTTLENECKS = "BOTTLENECKS"
    DILEMMAS = "DILEMMAS"
    DIFFERENCES = "DIFFERENCES"
    GOES_WELL = "GOES_WELL"
    AGREEMENTS = "AGREEMENTS"
    EVALUATION = "EVALUATION"


class RecommendationState(StrEnum):
    """What the municipality did with a recommendation."""

    OPEN = "OPEN"
    BUSY = "BUSY"
    DONE = "DONE"
    DROPPED = "DROPPED"


class Cost(StrEnum):
    """What a workshop costs (A7)."""

    LOCATION = "LOCATION"
    CATERING = "CATERING"
    BUREAU = "BUREAU"
    EXPERTS = "EXPERTS"
    MATERIALS = "MATERIALS"


class Payer(StrEnum):
    """Who pays (A7)."""

    HOST = "HOST"
    PROVIDER = "PROVIDER"


PAYS = {
    Cost.LOCATION: Payer.HOST,
    Cost.CATERING: Payer.HOST,
    Cost.BUREAU: Payer.PROVIDER,
    Cost.EXPERTS: Payer.PROVIDER,
    Cost.MATERIALS: Payer.PROVIDER,
}


class Language(StrEnum):
    """In which languages one can take part in a meeting (B2)."""

    NL = "nl"
    EN = "en"
    AR = "ar"
    TR = "tr"
    RIF = "rif"
    FA = "fa"
    PL = "pl"
    SO = "so"
    TI = "ti"
    UK = "uk"


class CallReason(StrEnum):
    """Why somebody of the organisation looks at who wants to be called (M-02)."""

    CALLS_NOW = "CALLS_NOW"
    HANDS_OVER = "HANDS_OVER"
    ASKED_ABOUT = "ASKED_ABOUT"


class Welcomes(StrEnum):
    """Whom the host of a meeting welcomes (B2)."""

    EVERYBODY = "EVERYBODY"
    WOMEN = "WOMEN"
    MEN = "MEN"


class Audience(StrEnum):
    """For whom a meeting is (B2)."""

    PARENTS = "PARENTS"
    FAMILY = "FAMILY"
    KEY_FIGURES = "KEY_FIGURES"
    TEACHERS = "TEACHERS"
    OPEN_TO_ALL = "OPEN_TO_ALL"


class Block(StrEnum):
    """A part of the programme of a meeting (B2)."""

    WELCOME = "WELCOME"
    STORY = "STORY"
    INFORMATION = "INFORMATION"
    SMALL_GROUPS = "SMALL_GROUPS"
    HELP_MAP = "HELP_MAP"
    ONE_TO_ONE = "ONE_TO_ONE"


class Speaker(StrEnum):
    """Who speaks at a meeting; police only when the host asks (B2)."""

    EXPERIENCE = "EXPERIENCE"
    CONFIDANT = "CONFIDANT"
    YOUTH_PROFESSIONAL = "YOUTH_PROFESSIONAL"
    POLICE = "POLICE"
