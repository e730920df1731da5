"""What the screen and a telephone show: the question, the group's answers, and what the law says
for each frame at the table. The answers of the rules come from the same rules as everywhere."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zorgvuldig.gatherings.situations import facts_for, told
from zorgvuldig.handbook import gatherings, read
from zorgvuldig.handbook.wording import at_clock, label
from zorgvuldig.rules import gates
from zorgvuldig.rules.codes import Outcome
from zorgvuldig.rules.explanation import sources
from zorgvuldig.rules.gatherings.codes import Answer, RoundState, VignetteState
from zorgvuldig.rules.what_would_change import advise, ways

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from zorgvuldig.gatherings.models import RoomRound
    from zorgvuldig.gatherings.situations import Told
    from zorgvuldig.rules.advice import Advice
    from zorgvuldig.rules.gatherings.running import Now

FAR = 750  # letters of a situation on the screen in front
MOST = 3  # of what could still be done, on one screen
TONES = {Outcome.DENY: "no", Outcome.NEED_CONSENT: "wait", Outcome.ESCALATE: "weigh"}


@dataclass(frozen=True)
class Asked:
    """One question on the screen."""

    title: str
    text: tuple[str, ...]
    protects: str
    question: str
    age: str
    think: tuple[str, ...] = ()

    @property
    def fits_far(self) -> bool:
        """Does it fit on the screen in letters that are read from ten metres? A telephone shows the
        rest."""
        return sum(map(len, (*self.text, self.protects, self.question, *self.think))) <= FAR


@dataclass(frozen=True)
class Column:
    """What the rules say to these frames, which all get the same answer. `missing` comes first,
    `duties` come with it, `openings` could still make it possible; `signed`: a lawyer looked at
    every row behind it."""

    frames: tuple[str, ...]
    outcome: str
    tone: str
    reason: str
    row: str
    rule: str
    source: str
    missing: tuple[str, ...]
    duties: tuple[str, ...]
    openings: tuple[str, ...]
    signed: bool


def question(asked: "RoomRound") -> Asked | None:
    """What is asked; None when what it was about does not lie on the table any more."""
    if asked.card:
        card = gatherings.dilemmas()[asked.card]
        return Asked(card.title, (), "", card.question, "", card.think)
    situation = on_the_table(asked)
    if situation is None:
        return None
    return Asked(
        situation.title,
        situation.text,
        situation.protects,
        situation.question,
        situation.age_in_words,
    )


def on_the_table(asked: "RoomRound") -> "Told | None":
    """The situation that is asked about, for as long as it is accepted: what was sent back, swapped
    or taken out is on no screen and no telephone."""
    vignette = asked.vignette
    if vignette is None or vignette.state != VignetteState.ACCEPTED:
        return None
    return told(vignette)


def answers(asked: "RoomRound") -> list[dict[str, Any]] | None:
    """How many of the whole room gave each answer; None while nobody may see it (W-06)."""
    total = sum(asked.counts.values())
    if asked.state != RoundState.SHOWN or gates.enough_answered(total):
        return None
    return [
        {"text": label("gather_answer", code), "count": asked.counts.get(code, 0), "total": total}
        for code in Answer
    ]


def columns(asked: "RoomRound", frames: "Iterable[str]") -> list[Column]:
    """The law side by side, for a situation; a card is a question for people and has no row. Frames
    with the very same answer share a column, so that the differences stand out."""
    situation = on_the_table(asked)
    if situation is None or asked.state != RoundState.SHOWN:
        return []
    same: dict[tuple[Advice, tuple[str, ...]], list[str]] = {}
    for frame in frames:
        facts = facts_for(situation, frame)
        said = advise(facts)
        still = () if said.allowed else tuple(code for code, _ in ways(facts))
        same.setdefault((said, still), []).append(label("regime", frame))
    return [_column(said, still, tuple(names)) for (said, still), names in same.items()]


def _column(said: "Advice", still: tuple[str, ...], frames: tuple[str, ...]) -> Column:
    rows = [row for row in dict.fromkeys((said.row, said.consent_row, *said.via)) if row]
    law = read("law")
    return Column(
        frames=frames,
        outcome=_outcome(said),
        tone=_tone(said),
        reason=label("reason", said.reason_code),
        row=said.row,
        rule=law[said.row]["title"],
        source="; ".join(dict.fromkeys(sources(said))),
        missing=tuple(label("blocker", code) for code in said.blockers),
        duties=tuple(label("duty", code) for code in said.duties),
        openings=tuple(label("change", code) for code in still[:MOST]),
        signed=all(law[row]["reviewed_by_lawyer"] for row in rows),
    )


def _outcome(said: "Advice") -> str:
    words = label("outcome", said.outcome)
    return f"{words}. Eerst is nog iets nodig." if said.blockers else words


def _tone(said: "Advice") -> str:
    if said.allowed:
        return "wait" if said.blockers else "yes"
    return TONES[said.outcome]


def part(now_on: "Now | None", now: "datetime") -> dict[str, Any] | None:
    """The part of the programme that is on, with its clock in words."""
    if now_on is None:
        return None
    parts = gatherings.programme()
    place = [one.code for one in parts].index(now_on.code)
    one = parts[place]
    return {
        "code": one.code,
        "title": one.title,
        "text": one.text,
        "say": one.say,
        "who": label("gather_expertise", one.who),
        "minutes": one.minutes,
        "begins": at_clock(timezone.localtime(now_on.began_at)),
        "ends": at_clock(timezone.localtime(now_on.ends_at)),
        "left": now_on.minutes_left,
        "over": now_on.over(now),
        "next": parts[place + 1].title if place + 1 < len(parts) else "",
    }
