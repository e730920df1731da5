"""How long somebody stands in, thinks along once or looks in, and what counts as a reason to."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from zorgvuldig.handbook.wording import written

STANDS_IN = timedelta(days=42)
THINKS_ALONG = timedelta(days=14)
LOOKS_IN = timedelta(hours=1)  # law.md J: emergency access is for one hour
A_SENTENCE = 5  # different words; fewer say nothing that can be checked afterwards


def last_day(ends_on: date, *, today: date, longest: timedelta) -> str:
    """What is wrong with this last day: it has passed, or is too far away. Nothing when it fits."""
    if today <= ends_on <= today + longest:
        return ""
    return f"Kies een dag van vandaag tot en met {written(today + longest)}."


def reason_to_look_in(text: str, earlier: Iterable[str] = ()) -> str:
    """What is wrong with this reason: no sentence, or the one that was given before. A second look
    needs a second reason."""
    if len(_words(text)) < A_SENTENCE:
        return "Schrijf in een hele zin wat niet kan wachten."
    if any(_words(text) == _words(before) for before in earlier):
        return "Deze reden gaf u al eerder. Schrijf op waarom u nu opnieuw moet kijken."
    return ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
