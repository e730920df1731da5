"""What was taken over from another organisation, on the screen: first whose words they are."""

from datetime import date
from typing import Any

from zorgvuldig.dossiers.codes import Answer, EntryKind
from zorgvuldig.handbook.wording import written

WHOSE = "Overgenomen"
ABOUT = "Over praten of delen met"  # whom a question for consent was about, in a piece as it goes
ANSWERED = {"GIVEN": "ja", "REFUSED": "geweigerd", None: "ingetrokken"}


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


def title(piece: dict[str, Any]) -> dict[str, str]:
    """What it was, as the timeline shows it; of an answer to a question for consent also which."""
    which = " ".join(filter(None, (piece["soort"]["label"], answered(piece))))
    return {"title": WHOSE, "which": which, "mark": ""}


def answered(piece: dict[str, Any]) -> str:
    """The answer to a question for consent, empty for every other sort of piece. A yes that was
    taken back is a piece of its own, without an answer."""
    if piece["soort"]["code"] != EntryKind.CONSENT:
        return ""
    answers = (one["code"] for one in piece["codes"] if one["veld"] == "answer")
    return ANSWERED[next(answers, None)]


def says_no(piece: dict[str, Any]) -> bool:
    """Was consent refused there, or taken back?"""
    return answered(piece) not in ("", ANSWERED[Answer.GIVEN])


def no_in_words(piece: dict[str, Any]) -> str:
    """One no on one line: what was said, when, by whom, and about whom it was asked."""
    day = written(date.fromisoformat(piece["gebeurd_op"]))
    who = next((one["label"] for one in piece["codes"] if one["veld"] == "giver"), "")
    typed = next((one["tekst"] for one in piece["woorden"] if one["vraag"] == ABOUT), "")
    answer = answered(piece).capitalize()
    told = f"{answer} op {day} door {who}" if who else f"{answer} op {day}"
    return f"{told}: praten of delen met {typed}" if typed else told
