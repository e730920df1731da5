"""A map as it is read, on the screen and on paper, from one structure of texts.

What goes well comes first, then the worries, then what needs to happen. A number of the scale is
shown as the quote of who gave it, with the reasons, and nowhere else (G18).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from zorgvuldig.dossiers.mapping.words import CHILD, LETTERS, PLACES, danger, lines
from zorgvuldig.language.made import made

TITLE = "Onze kaart"
GOOD, WORRIES, NEEDED = (
    "Wat gaat er goed?",
    "Waar maken wij ons zorgen over?",
    "Wat moet er gebeuren?",
)
NAMES = {
    "strength": "Sterke kanten",
    "existing_safety": "Wat nu al veiligheid geeft",
    "past_harm": "Wat er is gebeurd",
    "danger": "Zorgen over wat kan gebeuren",
    "complicating_factor": "Wat het moeilijker maakt",
    "goal": "Wanneer het veilig genoeg is",
    "steps": "Volgende stappen",
}
LETTERED = ("danger", "goal")  # their lines are a sentence of ours around what was said
A_GOAL = "Bij zorg {letter}: {typed}"
A_DANGER = "Zorg {letter}. {typed}: {typed2}. Als er niets verandert: {typed3}."
COLUMNS = (
    ("protects", GOOD, ("strength", "existing_safety")),
    ("worries", WORRIES, ("past_harm", "danger", "complicating_factor")),
    ("goals", NEEDED, ("goal", "steps")),
)


def on_map(words: Mapping[str, str], *, explored: bool) -> dict[str, Any]:
    """The whole map in texts: its columns, who were there, their quotes, the child's words. Of an
    `explored` map, made before an open talk, there is no column of worries (G01)."""
    return {
        "title": TITLE,
        "columns": [
            {"kind": kind, "title": title, "parts": _parts(words, names)}
            for kind, title, names in COLUMNS
            if not (explored and kind == "worries")
        ],
        "without": words.get("without", ""),
        "present": "; ".join(present(words)),
        "voices": voices(words),
        "child": [
            {"question": question, "text": words[name]}
            for name, question in CHILD.items()
            if words.get(name)
        ],
    }


def _parts(words: Mapping[str, str], names: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {"title": NAMES[name], "lines": found, "ours": "yes" if name in LETTERED else ""}
        for name in names
        if (found := items(words, name))
    ]


def items(words: Mapping[str, str], name: str) -> list[str]:
    """The things of one of the seven fields. Worries and their goals carry the same letter."""
    if name == "danger":
        return [_danger(words, letter) for letter in LETTERS if words.get(f"danger_{letter}_who")]
    if name == "goal":
        return [
            made(A_GOAL, letter=letter, typed=typed)
            for letter in LETTERS
            for typed in lines(words.get(f"goal_{letter}", ""))
        ]
    return lines(words.get(name, ""))


def _danger(words: Mapping[str, str], letter: str) -> str:
    said = danger(words, letter)
    behaviour, what = said.behaviour.strip().rstrip("."), said.what.strip().rstrip(".")
    return made(A_DANGER, letter=letter, typed=said.who, typed2=behaviour, typed3=what)


def present(words: Mapping[str, str]) -> list[str]:
    """Who were there, in the order in which they were written down."""
    return [name for place in PLACES if (name := words.get(f"voice_{place}_name"))]


def voices(words: Mapping[str, str]) -> list[dict[str, str]]:
    """What each said about how safe it is, in their own words."""
    said = ({part: words.get(f"voice_{p}_{part}", "") for part in QUOTED} for p in PLACES)
    return [quote for quote in said if quote["why"]]


QUOTED = ("name", "number", "why", "higher")
