"""Words of the rules of rights for the screen: advice, duties, clock."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label, since_or_by, written
from zorgvuldig.recording.advice import TONES
from zorgvuldig.rules import rights

if TYPE_CHECKING:
    from zorgvuldig.privacy.rights.standing import Standing

MENDS = {
    "IDENTITY": "privacy:rights_identity",
    "CLIENT_INFORMED": "privacy:rights_informed",
    "IN_WRITING": "privacy:rights_facts",
}


def named(table: str, code: str) -> str:
    """The short name of a code of the rights."""
    return str(read("rights")[table][code]["label"])


def said(table: str, code: str) -> str:
    """The name and the sentence of a code of the rights."""
    words = read("rights")[table][code]
    end = "" if words["label"].endswith("?") else "."
    return f"{words['label']}{end} {words['text']}"


def on_screen(stands: "Standing", number: object, *, works: bool) -> dict[str, Any]:
    """What `components/advice.html` asks for."""
    advice = stands.advice
    row = read("rights")["row"][advice.row]
    sources = rights.sources(stands.facts, advice)
    return {
        "outcome": label("outcome", advice.outcome),
        "tone": "wait" if advice.allowed and advice.blockers else TONES[advice.outcome],
        "why": f"{row['title']}. {row['text']}",
        "source": "; ".join(dict.fromkeys(sources)),
        "row": advice.row,
        "reviewed": row["reviewed"],
        "duties": [{"text": said("duty", code)} for code in advice.duties],
        "blockers": [
            {"text": said("blocker", code), "url": _mend(code, number) if works else ""}
            for code in advice.blockers
        ],
        "changes": [],
    }


def _mend(code: str, number: object) -> str:
    return reverse(MENDS[code], args=[number]) if code in MENDS else ""


def who(codes: tuple[str, ...]) -> list[str]:
    """Who decides, each by name of what they are."""
    return [named("decider", code) for code in codes]


def when(asked: Any, today: date) -> str:
    """Until when, as one says it; of a late one that it is late."""
    if asked.closed_on:
        return f"Afgerond op {written(asked.closed_on)}."
    if asked.answered_on:
        return f"Antwoord gegeven op {written(asked.answered_on)}."
    by = since_or_by(asked.answer_by, today)
    if asked.answer_by < today:
        return f"Dit is te laat. Het antwoord moest er zijn: {by}."
    return f"Het antwoord moet er zijn, uiterlijk {by}."


def kind_of_wait(asked: Any, today: date) -> tuple[str, str]:
    """The badge of one line of the desk: its words and its kind."""
    if asked.answered_on or asked.closed_on:
        return ("afgerond", "ok") if asked.closed_on else ("nog afmaken", "info")
    if asked.answer_by < today:
        return "te laat", "wait"
    return (
        ("bijna te laat", "wait") if (asked.answer_by - today).days <= 7 else ("loopt nog", "info")
    )
