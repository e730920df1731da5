"""Words for codes, and the words a client may not be met with."""

import re
from datetime import date
from functools import cache

from zorgvuldig.handbook.loader import read


def label(kind: str, code: str) -> str:
    """The short Dutch label of a code: label("outcome", "DENY")."""
    return str(read("codes")[kind][code]["label"]) if code else ""


def sentence(kind: str, code: str) -> str:
    """The one Dutch sentence that explains a code."""
    return str(read("codes")[kind][code].get("text", "")) if code else ""


def choices(kind: str, leave: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The codes of one kind with their labels, for a form; those to leave out left out."""
    return [
        (code, words["label"]) for code, words in read("codes")[kind].items() if code not in leave
    ]


def explained(kind: str) -> list[tuple[str, str]]:
    """As `choices`, each with its sentence: for a choice that deserves a moment."""
    known = read("codes")[kind]
    return [(code, f"{words['label']}. {words['text']}") for code, words in known.items()]


@cache
def _label_pattern() -> re.Pattern[str]:
    stems = "|".join(re.escape(stem) for stem in read("labels")["stems"])
    return re.compile(rf"\b\w*(?:{stems})\w*", re.IGNORECASE)


def label_words(text: str) -> list[str]:
    """The words in a text that name the topic or stamp a person (G01, `labels.toml`)."""
    return sorted({found.casefold() for found in _label_pattern().findall(text)})


def no_stamp(found: list[str]) -> str:
    """The sentence that asks to close without a stamp."""
    listed = ", ".join(f"“{word}”" for word in found)
    return (
        f"In deze tekst staat {listed}. Sluit af zonder stempel: beschrijf wat u zag of wat er is "
        "geregeld."
    )


def without_label(found: list[str]) -> str:
    """The sentence that asks to say it otherwise."""
    listed = ", ".join(f"“{word}”" for word in found)
    return (
        f"In deze tekst staat {listed}. Een verkennend gesprek noemt dat onderwerp niet. "
        "Beschrijf wat u zag of wat u samen afspreekt."
    )


MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def written(day: date) -> str:
    """A date in words: "24 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken(day: date, today: date) -> str:
    """A date as one says it, with the date itself: "over 3 dagen (24 november 2026)"."""
    far = (day - today).days
    near = {-1: "gisteren", 0: "vandaag", 1: "morgen"}
    words = near.get(far) or (f"over {far} dagen" if far > 0 else f"{-far} dagen geleden")
    return f"{words} ({written(day)})"
