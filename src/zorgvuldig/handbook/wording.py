"""Words for codes, and the words a client may not be met with."""

import re
from datetime import date, datetime, time
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


JUDGED = (
    "‘{typed}’ is een oordeel. Wat zag of hoorde u precies? Bijvoorbeeld: “{better}”. U mag het zo "
    "laten, maar dan als mening."
)


@cache
def _judgement_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in read("labels")["judgements"])
    return re.compile(rf"(?<![^\W\d_])({words})(?![^\W\d_])", re.IGNORECASE)


def judged(text: str) -> str:
    """A gentle hint when a text judges: the first such word, with what could have been written
    instead. Empty when there is none; it stops nobody (method.md S2)."""
    found = _judgement_pattern().search(text)
    if found is None:
        return ""
    better = read("labels")["judgements"][found[0].casefold()]
    return JUDGED.format(typed=found[0], better=better)


def no_stamp(found: list[str]) -> str:
    """The sentence that asks to close without a stamp."""
    return _says(found, "Sluit af zonder stempel: beschrijf wat u zag of wat er is geregeld.")


def nobody_stamped(found: list[str]) -> str:
    """The sentence that asks for a correction that says only what was not right."""
    return _says(
        found, "Een correctie zet op niemand een stempel: schrijf alleen op wat er niet klopte."
    )


def unstamped(found: list[str]) -> str:
    """The sentence that asks to say it otherwise in what the client reads along."""
    return _says(
        found,
        "De cliënt leest dit mee. Beschrijf wat u ziet of samen afspreekt, zonder dat woord.",
    )


def no_stamp_on_map(found: list[str]) -> str:
    """The sentence that asks for a map without a stamp."""
    return _says(
        found,
        "Op de kaart staat geen stempel: beschrijf wat u ziet, in woorden die het gezin kan "
        "herhalen.",
    )


def without_label(found: list[str]) -> str:
    """The sentence that asks to say it otherwise."""
    return _says(
        found,
        "Een verkennend gesprek noemt dat onderwerp niet. Beschrijf wat u zag of wat u samen "
        "afspreekt. Was het een open gesprek, kies dan dat.",
    )


def _says(found: list[str], instead: str) -> str:
    """Which words stand there, and what to do instead."""
    listed = ", ".join(f"“{word}”" for word in found)
    return " ".join([f"In deze tekst staat {listed}.", instead])


MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def written(day: date) -> str:
    """A date in words: "24 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def on_a_day(day: date) -> str:
    """A date with the day of the week, for who has to be there: "dinsdag 24 november 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {written(day)}"


def at_clock(moment: "datetime | time") -> str:
    """What the clock says, as it stands in a sentence before the word for hour: "14.20 uur"."""
    return f"{moment:%H.%M}"


def spoken(day: date, today: date) -> str:
    """A date as one says it, with the date itself: "over 3 dagen (24 november 2026)"."""
    far, on = (day - today).days, written(day)
    near = {-1: f"gisteren ({on})", 0: f"vandaag ({on})", 1: f"morgen ({on})"}
    ago = -far
    return near.get(far) or (
        f"over {far} dagen ({on})" if far > 0 else f"{ago} dagen geleden ({on})"
    )


def since_or_by(day: date, today: date) -> str:
    """The same after "sinds" or "uiterlijk", where "3 dagen geleden" cannot stand: then the date
    goes first."""
    ago = (today - day).days
    if ago > 1:
        return f"{written(day)} ({ago} dagen geleden)"
    return spoken(day, today)
