"""What a report begins with: everything that was written down before and on the day.

Examples and situations stay out: a report is about dilemmas, never about cases (workshop.md A5).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone

from zorgvuldig.gatherings import group
from zorgvuldig.gatherings.access.reports import asked_in, noted_in
from zorgvuldig.gatherings.access.room import counts_of
from zorgvuldig.gatherings.access.standing import bottlenecks_of
from zorgvuldig.gatherings.access.workshops import mix_of
from zorgvuldig.gatherings.views.workshop_words import told
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label
from zorgvuldig.rules.gatherings.codes import NoteKind, Section
from zorgvuldig.rules.gatherings.seats import in_order

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Bottleneck, RoomNote, RoomRound, Workshop

OTHER = "Andere dilemma’s"


def first_words(workshop: "Workshop") -> dict[str, str]:
    """The sections as they can be filled now; what is not known yet stays empty."""
    notes = noted_in(workshop)
    return {
        Section.CONTEXT: _context(workshop),
        Section.BOTTLENECKS: _bottlenecks(workshop),
        Section.DILEMMAS: _dilemmas(workshop, notes, asked_in(workshop)),
        Section.DIFFERENCES: _noted(workshop, notes, NoteKind.DIFFERENCE),
        Section.GOES_WELL: _noted(workshop, notes, NoteKind.GOES_WELL),
        Section.AGREEMENTS: _noted(workshop, notes, NoteKind.AGREEMENT),
        Section.EVALUATION: evaluation(workshop),
    }


def _context(workshop: "Workshop") -> str:
    sectors = [label("gather_sector", sector).lower() for sector in in_order(mix_of(workshop))]
    wish = workshop.words().get("wish", "")
    lines = [f"Dit werkatelier was voor professionals in de gemeente {workshop.municipality}."]
    if sectors:
        lines.append(f"Aan tafel zaten mensen uit deze sectoren: {', '.join(sectors)}.")
    return "\n".join([*lines, *([f"De vraag van de gemeente: {wish}"] if wish else [])])


def _bottlenecks(workshop: "Workshop") -> str:
    """What was heard before, and after that what came up in the room; without the examples."""
    rows = [*bottlenecks_of(workshop), *bottlenecks_of(workshop, in_the_room=True)]
    under: dict[str, list[str]] = {}
    for one in rows:
        heading, lines = _stuck(one, workshop)
        under.setdefault(heading, []).extend(lines)
    return "\n\n".join(_listed(heading, lines) for heading, lines in under.items())


def _stuck(one: "Bottleneck", workshop: "Workshop") -> tuple[str, list[str]]:
    """The heading, which the same trouble between the same two shares, and what was said of it."""
    words = told(one, workshop)
    tried = [f"Al geprobeerd: {words['tried']}"] if words.get("tried") else []
    where = ", genoemd in de zaal" if one.in_the_room else ""
    heading = f"{words['title']} (tussen {words['between'].lower()}{where})"
    return heading, [words["happens"], *tried]


def _dilemmas(workshop: "Workshop", notes: "list[RoomNote]", rounds: "list[RoomRound]") -> str:
    """The dilemmas under the step of the method that was on the table when they came up."""
    found: dict[str, list[str]] = {}
    for card in {one.card: one for one in rounds if one.card}.values():
        known = handbook.dilemmas().get(card.card)
        if known is not None:
            found.setdefault(known.step, []).append(known.question)
    for note in notes:
        if note.kind == NoteKind.DILEMMA:
            step = note.step or _step_then(note, rounds)
            found.setdefault(step, []).append(_line(note.words(workshop.key)["text"]))
    heads = {code[:2]: _head(code, one["title"]) for code, one in read("method")["step"].items()}
    order = [step for step in heads if step in found] + [""] * ("" in found)
    return "\n\n".join(_listed(heads.get(step, OTHER), found[step]) for step in order)


def _head(code: str, title: str) -> str:
    return f"Bij stap {code[1]}, {title[0].lower()}{title[1:]}"


def _step_then(note: "RoomNote", rounds: "list[RoomRound]") -> str:
    """The step of the question that was on the table."""
    before = [one for one in rounds if one.opened_at <= note.noted_at]
    if not before:
        return ""
    last = before[-1]
    return last.step or (last.vignette.step if last.vignette else "")


def _noted(workshop: "Workshop", notes: "list[RoomNote]", kind: NoteKind) -> str:
    return "\n".join(
        f"- {_line(note.words(workshop.key)['text'])}" for note in notes if note.kind == kind
    )


def _listed(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([f"{heading}:", *(f"- {_line(line)}" for line in lines)])


def _line(text: str) -> str:
    return " ".join(text.split())


def evaluation(workshop: "Workshop") -> str:
    """What the whole group answered, of the moments that may be told by now (W-06). A moment with
    fewer than five answers is left out, as if it was not asked."""
    told_by_now = group.told_now(workshop, counts_of(workshop), timezone.now())
    lines = (
        _listed(text.rstrip(".:?"), [f"{moment}: {answer}" for moment, answer in said])
        for text, said in told_by_now
    )
    return "\n\n".join(lines)
