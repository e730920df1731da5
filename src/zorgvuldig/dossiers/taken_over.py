"""What was taken over from another organisation, on the screen: first whose words they are."""

from datetime import date
from typing import Any

from zorgvuldig.handbook.wording import written

WHOSE = "Overgenomen"


def who_wrote(piece: dict[str, Any]) -> str:
    """In place of a name of ours: who took it over did not write it."""
    return f"{piece['door']['functie']}, {piece['door']['organisatie']}"


def rows(words: dict[str, Any]) -> list[dict[str, Any]]:
    """Whose it is, what it was, and its words as they were carried."""
    piece, by = words["piece"], words["piece"]["door"]
    kind, day = piece["soort"]["label"], written(date.fromisoformat(piece["gebeurd_op"]))
    organisation, typed = by["organisatie"], by["functie"]
    told = [
        (WHOSE, f"{kind} van {day}, overgenomen van {organisation}, door {typed}"),
        *((one["titel"], one["label"]) for one in piece["codes"]),
        *((one["vraag"], one["tekst"]) for one in piece["woorden"]),
    ]
    return [
        {"key": key, "value": value, "preserve": True, "ours": key == WHOSE} for key, value in told
    ]


def gist(piece: dict[str, Any]) -> str:
    """In short: whose it is, before what it says."""
    return f"{whose_piece(piece)}: {said(piece)}"


def whose_piece(piece: dict[str, Any]) -> str:
    """What it is and from whom: which organisation, and what whoever wrote it does there."""
    kind, organisation, typed = (
        piece["soort"]["label"].capitalize(),
        piece["door"]["organisatie"],
        piece["door"]["functie"],
    )
    return f"{kind}, overgenomen van {organisation}, door {typed}"


def said(piece: dict[str, Any]) -> str:
    """The first words of it."""
    return next((str(one["tekst"]) for one in piece["woorden"]), "")
