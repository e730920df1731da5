"""The story of a request on the screen: each note with its words, as somebody reads it."""

from typing import Any
from urllib.parse import urlencode

from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline.access import stories
from zorgvuldig.rules.helpline.codes import Note

CODED = {
    "reached": "help_reached",
    "over": "help_over",
    "goal": "help_goal",
    "heavy": "help_heavy",
    "asked_by": "help_wants",
    "change": "help_change",
}
OF_US = ("kind", "agrees", "with_whom")  # chosen, and kept as words
OWN_WORDS = ("said", "text")  # of a talk and of a message; the caller's own
# What the words of a note are called; "" where they speak for themselves.
NAMED = {
    "said": "",
    "text": "",
    "reason": "Waarom",
    "wants": "Wat de hulpvrager wil",
    "told": "Wat u vertelde",
    "advice": "",
    "places": "Genoemd uit de sociale kaart",
    "seen": "Wat de meelezer ziet",
    "how": "Hoe het is geprobeerd",
    "with_whom": "Met wie",
    "agrees": "Wat de meelezer vindt",
    "changed": "Wat er veranderde",
    "called": "Wie 112 belde",
    "why": "Waarom",
    "reached": "Contact",
    "over": "Waarom",
    "goal": "Doel gehaald",
    "heavy": "Te zwaar voor de vertrouwenspersoon",
    "caller_says": "De hulpvrager zegt",
    "confidant_says": "De vertrouwenspersoon zegt",
    "changes": "Wat verandert",
    "asked_by": "Wie dit wilde",
}


def story(found: Any, notes: list[Any]) -> list[dict[str, Any]]:
    """One page of notes for the timeline."""
    return [_entry(note, note.words(found.key)) for note in notes[: stories.PAGE]]


def older(notes: list[Any]) -> str:
    """The address of the next page of the story, or nothing."""
    if len(notes) <= stories.PAGE:
        return ""
    last = notes[stories.PAGE - 1]
    return "?" + urlencode({"na": f"{last.recorded_at.isoformat()}_{last.pk}"}) + "#verhaal"


def _entry(note: Any, words: dict[str, Any]) -> dict[str, Any]:
    own = _own(note, words)
    return {
        "at": note.happened_on,
        "title": label("help_note", note.kind),
        "ours": True,
        "by": note.author.name if note.author else "",
        "quote": own,
        "lines": [_line(k, v) for k, v in words.items() if v and v != own],
    }


def _own(note: Any, words: dict[str, Any]) -> str:
    """The caller's own words in a note, if it holds any."""
    if note.author is None or note.kind == "TALK":
        return next((str(words[k]) for k in OWN_WORDS if words.get(k)), "")
    return ""


def _line(name: str, value: Any) -> dict[str, Any]:
    said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if name in CODED:
        said = label(CODED[name], said)
    ours = name in CODED or name in OF_US or isinstance(value, list)
    return {"name": NAMED.get(name, ""), "value": said, "ours": ours}


ANSWERS = (Note.TALK, Note.MESSAGE_OUT, Note.CONTACT)


def unanswered(found: Any, notes: list[Any]) -> str:
    """What the caller wrote since the line last spoke or wrote, oldest first; empty when nothing
    waits. A confidant answers what was written to them, and not what was written to the line. Read
    from the notes of the page."""
    told: list[str] = []
    answered: set[Any] = set()
    for note in notes:
        if note.kind in ANSWERS and note.match_id is None:
            break
        if note.kind in ANSWERS:
            answered.add(note.match_id)
        if note.kind == Note.MESSAGE_IN and note.match_id not in answered:
            told.append(str(note.words(found.key).get("text", "")))
    return "\n\n".join(reversed(told))
