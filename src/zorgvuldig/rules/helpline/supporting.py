"""The codes of support: a contact, handing over, looking back, and what changes in a match.
helpline.md H7, H8 and 5. Their Dutch words stand in `handbook/codes.toml`."""

from enum import StrEnum


class Reached(StrEnum):
    """How a confidant had contact with the caller, or tried to."""

    CALLED = "CALLED"
    SEEN = "SEEN"
    MESSAGE = "MESSAGE"
    NOT_REACHED = "NOT_REACHED"


class HandOver(StrEnum):
    """Why a confidant hands over to the coordinator. Any reason is good enough."""

    SAFETY = "SAFETY"
    TOO_HEAVY = "TOO_HEAVY"
    OTHER = "OTHER"


class Goal(StrEnum):
    """Did the caller get what they came for? It says nothing about a person."""

    MET = "MET"
    PARTLY = "PARTLY"
    NOT_YET = "NOT_YET"


class Heavy(StrEnum):
    """Is it too heavy for the confidant?"""

    NO = "NO"
    SOMEWHAT = "SOMEWHAT"
    YES = "YES"


class Wants(StrEnum):
    """Who wants to stop or to change. No reason is asked."""

    CALLER = "CALLER"
    CONFIDANT = "CONFIDANT"
    BOTH = "BOTH"
    LINE = "LINE"


class Change(StrEnum):
    """What changed in a match (`Note.SUPPORT`)."""

    EXTENDED = "EXTENDED"
    TAKEN_UP = "TAKEN_UP"
    ENDED = "ENDED"
