"""What was taken over from another organisation, on the screen: first whose words they are."""

from datetime import date
from typing import Any

from zorgvuldig.handbook.wording import written

WHOSE = "Overgenomen"


def whose(piece: dict[str, Any]) -> str:
    """From whom it was taken over: which organisation, and what whoever wrote it does there."""
    by = piece["door"]
    return f"overgenomen van {by['organisatie']}, door {by['functie']}"


def who_wrote(piece: dict[str, Any]) -> str:
    """In place of a name of ours: who took it over did not write it."""
    return f"{piece['door']['functie']}, {piece['door']['organisatie']}"


def rows(words: dict[str, Any]) -> list[dict[str, Any]]:
    """Whose it is, what it was, and its words as they were carried."""
    piece = words["piece"]
    kind, day = piece["soort"]["label"], written(date.fromisoformat(piece["gebeurd_op"]))
    said = [
        (WHOSE, f"{kind} van {day}, {whose(piece)}"),
        *((one["titel"], one["label"]) for one in piece["codes"]),
        *((one["vraag"], one["tekst"]) for one in piece["woorden"]),
    ]
    return [{"key": key, "value": value, "preserve": True} for key, value in said]


def gist(piece: dict[str, Any]) -> str:
    """What stands on the timeline: whose it is, before what it says."""
    said = next((one["tekst"] for one in piece["woorden"]), "")
    return f"{piece['soort']['label'].capitalize()}, {whose(piece)}: {said}"
