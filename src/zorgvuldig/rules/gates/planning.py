"""A plan made with the client: whose goal comes first (P06), and steps small enough to look back on
soon (P08); principles of method.md 8.1 that refuse here as gates do."""

import re
from datetime import date, timedelta

from zorgvuldig.rules.gates.shut import Shut

CLIENT_FIRST, SMALL = "P06", "P08"
LONGEST_STEP = timedelta(days=92)
# Words that fill the field and say nothing that somebody wants.
NOTHING = """
    geen niets nee niet nvt n v t onbekend weet ik hij zij die wil
"""
NO_WISH = frozenset(NOTHING.split())


def client_goal_first(
    client_goal: str, agency_goal: str = "", joined: str = ""
) -> tuple[Shut | None, Shut | None]:
    """P06: what the client wants stands there before what the organisation wants; and when both
    stand there, where they join, or that they do not yet."""
    if not set(re.findall(r"\w+", client_goal.casefold())) - NO_WISH:
        sentence = (
            "Schrijf eerst op wat de cliënt zelf wil. Daarna komt wat uw organisatie wil. Wil de "
            "cliënt nu niets? Schrijf dan op wat die daarover zei."
        )
        return Shut(CLIENT_FIRST, sentence, "client_goal"), None
    if agency_goal.strip() and not joined.strip():
        sentence = "Schrijf op waar beide doelen samenkomen, of dat ze nog niet samenkomen."
        return None, Shut(CLIENT_FIRST, sentence, "joined")
    return None, None


def step_is_near(by_on: date | None, *, today: date, field: str = "by_on") -> Shut | None:
    """P08: a small step has a day that is still to come, and not far away."""
    if by_on is not None and today < by_on <= today + LONGEST_STEP:
        return None
    sentence = (
        "Kies een dag die nog komt, binnen drie maanden. Duurt het langer? Maak de stap kleiner."
    )
    return Shut(SMALL, sentence, field)
