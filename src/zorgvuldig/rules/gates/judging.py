"""Judging together: G04, G05, G09, G20 and G21 (method.md S3, S4 and S6)."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from zorgvuldig.handbook.wording import written
from zorgvuldig.rules.gates.shut import Shut
from zorgvuldig.rules.working_days import next_working_day

# Words that say that nothing was found, but not how one looked.
NOTHING = """
    geen niets nee niet nvt n v t onbekend tegensignaal tegensignalen tegenspraak gevonden bekend
    gezien er zijn is ik heb wij hebben weet
"""
OF_A_CONCERN = ("risk", "whom", "behaviour", "soon", "serious", "protects")
NONE_FOUND = frozenset(NOTHING.split())


def consultation_recorded(
    internal: bool, acute_since: date | None = None, *, today: date
) -> Shut | None:
    """G04: no assessment before internal consultation is on paper. In acute danger it may come
    first, and the consultation follows by the end of the next working day; after that it must be
    there. `acute_since` is the day on which the situation was said to be acute."""
    until = consultation_until(acute_since)
    if internal or (until is not None and today <= until):
        return None
    if until is None:
        return Shut("G04", "Leg eerst een intern overleg vast; daarna schat u samen in.")
    return Shut(
        "G04",
        f"Het intern overleg moest uiterlijk {written(until)} op papier staan. Leg het nu eerst "
        "vast; daarna kunt u verder.",
    )


def consultation_until(acute_since: date | None) -> date | None:
    """The last day on which the consultation may still come after the assessment (G04), or None
    when it always comes first."""
    return None if acute_since is None else next_working_day(acute_since)


def said_words(text: str) -> set[str]:
    """The words of a text, to see whether it says more than "none"."""
    return set(re.findall(r"\w+", text.casefold()))


def counter_signs_considered(text: str, field: str = "counter_signs") -> Shut | None:
    """G05: what contradicts the worry, or how one looked for it. "None" alone does not say that."""
    if said_words(text) - NONE_FOUND:
        return None
    sentence = "Schrijf op wat de zorg tegenspreekt, of hoe u ernaar hebt gezocht."
    return Shut("G05", sentence, field)


def explanations_considered(text: str, field: str = "other_explanations") -> Shut | None:
    """G05: which other explanations were considered (method.md S4). "None" alone does not say that
    one thought about it."""
    if said_words(text) - NONE_FOUND:
        return None
    sentence = "Schrijf op welke andere verklaringen u hebt overwogen."
    return Shut("G05", sentence, field)


def concrete(words: Mapping[str, str]) -> Shut | None:
    """G20: of a safety concern stands what could happen, to whom, by which behaviour, how soon, how
    serious, and what protects already (method.md S6)."""
    if all(str(words.get(name, "")).strip() for name in OF_A_CONCERN):
        return None
    return Shut(
        "G20",
        "Maak het risico concreet: wat, voor wie, door welk gedrag, hoe snel, hoe ernstig, en wat "
        "al beschermt.",
    )


def not_alone(assessors: Collection[object]) -> Shut | None:
    """G09: at least two different accounts gave their view."""
    if len(set(assessors)) > 1:
        return None
    return Shut(
        "G09",
        "Ten minste twee personen geven eerst hun inschatting. Vraag uw collega om die te "
        "versturen.",
    )


def date_to_look_again(
    review_on: date | None, *, today: date, field: str = "review_on"
) -> Shut | None:
    """G21: there is a date to look again, and it is still to come."""
    if review_on is not None and review_on > today:
        return None
    return Shut("G21", "Kies een datum om opnieuw te kijken die nog komt.", field)
