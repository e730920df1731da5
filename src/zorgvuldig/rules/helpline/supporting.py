"""The codes of support: a contact, handing over, looking back, and what changes in a match.
helpline.md H7, H8 and 5. Their Dutch words stand in `handbook/codes.toml`."""

from datetime import date
from enum import StrEnum

from zorgvuldig.handbook.wording import written


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


def out_of_time(on: date, began_on: date, today: date) -> str:
    """Why no contact of a match can be of that day, in Dutch; empty when it can. What was before
    both said yes, was no contact of theirs."""
    if on < began_on:
        return (
            f"U bent sinds {written(began_on)} gekoppeld. Een contact van daarvoor hoort hier "
            "niet bij. Kijk de datum na."
        )
    if on > today:
        return "Deze dag is nog niet geweest. Schrijf een contact op als het er is geweest."
    return ""
