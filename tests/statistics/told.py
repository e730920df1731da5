"""A year as it could be told: answers with enough, joined ones, and few; and one of De Brug, whole,
for every address of it."""

from datetime import date
from typing import Any

from tests.cast import Town
from tests.statistics.stored import LAST_YEAR, tell
from zorgvuldig.statistics.figures import Figure, Part, Row, YearReport


def a_year(**known):
    """Made by hand. The helpline of a past line: 558 requests and 160 interventions."""
    line = Part(
        "Hulplijn",
        "Wat er werd gevraagd, en wat daarop volgde.",
        (
            Figure(
                "requests",
                "Vragen aan de lijn",
                (Row("Met een vervolg", 160), Row("Zonder vervolg", 398)),
                558,
                "",
                "Dat zijn er meer dan in 2023: toen waren het er 512.",
            ),
            Figure(
                "channel",
                "Hoe mensen ons vonden",
                (Row("Telefoon", 431), Row("Chat, e-mail en een brief samen", 127)),
                558,
                "Kleine aantallen zijn samen geteld.",
                "",
            ),
        ),
    )
    work = Part(
        "Dossiers",
        "Wat er in het werk gebeurde.",
        (
            Figure(
                "outcome",
                "Hoe dossiers eindigden",
                (Row("=SOM(A1) geen zorg meer", 41), Row("Het plan is afgerond", None)),
                None,
                "",
                "",
            ),
            Figure("late", "Te late evaluaties", (), None, "Bij minder dan een op de tien.", ""),
            Figure("decided", "Besluiten", (Row("Samen", None),), None, "", ""),
        ),
    )
    told = {"organisation": "Jeugdteam Zuid", "year": 2024, "counted_on": date(2025, 2, 3)}
    return YearReport(**{**told, "parts": (line, work), **known})


WHOLE = {
    "opened": {"ALL": 61},
    "outcome": {"NO_CONCERN": 31, "OTHER_SUPPORT": 12, "PLAN_DONE": 4},
    "signs_by_event": {"COUNTER:HOME_PROBLEMS": 40, "FACT:NO_EVENT": 88, "THOUGHT:PROPAGANDA": 17},
    "judgement_words": {"WITH": 20, "WITHOUT": 125},
}


def things(town: Town) -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of a finished year."""
    tell(town, "gerda", LAST_YEAR, WHOLE)
    names = ("year_pdf", "year_odt", "year_csv", "year_description", "bias")
    return {f"statistics:{name}": {"year": LAST_YEAR} for name in names}
