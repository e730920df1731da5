"""A year as it could be told: answers with enough, joined ones, and few."""

from datetime import date

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
