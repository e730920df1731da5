"""The words of a map as they rest: one text per field, so that a form can begin with them.

A number of a scale is one of these texts, sealed with the rest: the quote of a person (G18).
"""

from collections.abc import Mapping

from zorgvuldig.rules.gates import Danger, Mapped, Voice

LETTERS = "ABCDEF"
PLACES = tuple(str(number) for number in range(1, 11))
GOOD = ("strength", "existing_safety")
LISTS = (*GOOD, "past_harm", "complicating_factor", "steps")
DANGER = ("who", "behaviour", "what")
VOICE = ("name", "number", "why", "higher")
CHILD = {
    "child_worries": "Waar maak je je zorgen over?",
    "child_good": "Wat gaat er goed?",
    "child_wishes": "Wat wens je?",
}
AFTER_AN_OPEN_TALK = (
    "past_harm",
    "complicating_factor",
    *(f"danger_{letter}_{part}" for letter in LETTERS for part in DANGER),
    *(f"goal_{letter}" for letter in LETTERS),
    *(f"voice_{place}_{part}" for place in PLACES for part in VOICE[1:]),
    "child_worries",
)
FIELDS = (
    *GOOD,
    "without",
    "past_harm",
    *(f"danger_{letter}_{part}" for letter in LETTERS for part in DANGER),
    "complicating_factor",
    *(f"goal_{letter}" for letter in LETTERS),
    "steps",
    *(f"voice_{place}_{part}" for place in PLACES for part in VOICE),
    *CHILD,
)


def mapped(words: Mapping[str, str]) -> Mapped:
    """What the rules may look at: of a number only that it was given."""
    return Mapped(
        good=tuple(words.get(name, "") for name in GOOD),
        without=words.get("without", ""),
        worries=tuple(name for name in AFTER_AN_OPEN_TALK if words.get(name, "").strip()),
        dangers=tuple(danger(words, letter) for letter in LETTERS),
        voices=tuple(voice(words, place) for place in PLACES),
        texts=tuple((name, words.get(name, "")) for name in FIELDS if is_ours(name)),
    )


def is_ours(field: str) -> bool:
    """Is it written by who makes the map, and not the child's own words or a number?"""
    return field not in CHILD and not field.endswith("_number")


def danger(words: Mapping[str, str], letter: str) -> Danger:
    said = {part: words.get(f"danger_{letter}_{part}", "") for part in DANGER}
    return Danger(letter=letter, goals=words.get(f"goal_{letter}", ""), **said)


def voice(words: Mapping[str, str], place: str) -> Voice:
    said = {part: words.get(f"voice_{place}_{part}", "") for part in ("name", "why", "higher")}
    return Voice(place=place, quoted=bool(words.get(f"voice_{place}_number")), **said)


def lines(text: str) -> list[str]:
    """A field of one thing per line, as its things."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def begun_with(words: Mapping[str, str]) -> dict[str, str]:
    """What the next version begins with: everything but the quotes of the scale, which belong to
    the talk they were said in. Who were there stands ready."""
    return {
        name: text
        for name, text in words.items()
        if not name.startswith("voice_") or name.endswith("_name")
    }
