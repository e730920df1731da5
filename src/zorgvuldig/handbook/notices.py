"""What somebody reads about the file: one text per kind of reader and kind of organisation.

The words stand in `notices.toml`, the terms in `retention.toml`, the rights in `rights.toml`;
nothing is said twice. Source: AVG art. 13 and 14, as law.md H reads them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from zorgvuldig.handbook.loader import read
from zorgvuldig.handbook.wording import written

LISTED = "{rights}"


@dataclass(frozen=True)
class Passage:
    """One part of a notice: a heading, sentences with a list in between, and what they rest on."""

    title: str
    text: tuple[str, ...]
    rights: tuple[str, ...]
    after: tuple[str, ...]
    source: str
    reviewed_by_lawyer: bool


@dataclass(frozen=True)
class NoticeText:
    """A whole notice. `id` stays the same; with `edition` it says which words somebody got."""

    code: str
    id: str
    title: str
    label: str
    edition: str
    regime: str
    passages: tuple[Passage, ...]

    @property
    def address(self) -> str:
        """Its lasting place."""
        return str(read("notices")["notice"][self.code]["address"])

    @property
    def on_paper(self) -> dict[str, Any]:
        """The same words for `notice.typ`; larger for who reads them with a child."""
        return {
            "title": self.title,
            "large": "yes" if self.code == "CHILD" else "",
            "parts": [
                {
                    "title": passage.title,
                    "text": list(passage.text),
                    "rights": list(passage.rights),
                    "after": list(passage.after),
                }
                for passage in self.passages
            ],
            "foot": self.foot,
        }

    @property
    def foot(self) -> str:
        """Which words these are, and whether a lawyer read them."""
        read_by = "door een jurist bekeken" if self.reviewed else "nog niet door een jurist bekeken"
        day = written(date.fromisoformat(self.edition))
        return f"Tekst {self.id}, uitgave van {day}; {read_by}."

    @property
    def reviewed(self) -> bool:
        """Did a lawyer sign every passage of it?"""
        return all(passage.reviewed_by_lawyer for passage in self.passages)


def codes() -> tuple[str, ...]:
    """Every kind of notice, in the order in which they are shown."""
    return tuple(read("notices")["notice"])


def addresses(of: str) -> dict[str, str]:
    """The lasting address of each "notice" or each "regime", by its code."""
    return {code: words["address"] for code, words in read("notices")[of].items()}


def label_of(code: str) -> str:
    """For whom a notice is."""
    return str(read("notices")["notice"][code]["label"])


def edition() -> str:
    """The day of the last change of the notices."""
    return str(read("notices")["edition"])


def notice(code: str, regime: str, *, organisation: str = "", contact: str = "") -> NoticeText:
    """The notice `code` for organisations under `regime`, in the name of `organisation`.

    Without `contact` (where to reach the privacy officer) it says whom to ask for that. A code or
    regime nobody knows is a KeyError.
    """
    told = read("notices")
    own, law = told["notice"][code], told["regime"][regime]
    filled = {
        "organisation": organisation or law["organisation"],
        "contact": contact,
        "about": own.get("about", ""),
        "of": own.get("of", ""),
        "law": law["law"],
        "discipline": law["discipline"],
        "ask": own.get("ask_at", {}).get(regime, own["ask"]),
        **_terms(regime),
    }
    passages = [
        _passage(name, own, filled, regime)
        for name in own.get("parts", told["parts"])
        if regime in told["part"][name].get("regimes", [regime])
    ]
    return NoticeText(
        code=code,
        id=own["id"],
        title=own["title"],
        label=own["label"],
        edition=edition(),
        regime=regime,
        passages=tuple(passages),
    )


def _terms(regime: str) -> dict[str, str]:
    """How long, as it is published and carried out."""
    kept = read("retention")
    return {
        "term": (kept["dossier"].get(regime) or kept["term"]["with_request"])["text"],
        "short": kept["dossier"]["NO_CONCERN"]["text"],
        "logbook": _mid_sentence(kept["term"]["five_years"]["text"]),
    }


def _mid_sentence(text: str) -> str:
    """The same words, to go on after a colon."""
    return text[:1].lower() + text[1:]


def _passage(name: str, own: dict[str, Any], filled: dict[str, str], regime: str) -> Passage:
    part = read("notices")["part"][name]
    words = _in_voice(part, own["voice"], regime)
    if not filled["contact"] and "unknown" in words:
        filled = filled | {"contact": words["unknown"]}
    text = words["text"]
    place = text.index(LISTED) if LISTED in text else len(text)
    return Passage(
        title=words["title"],
        text=_filled(text[:place], filled),
        rights=_rights(own) if LISTED in text else (),
        after=_filled(text[place + 1 :], filled),
        source=read("notices")["regime"][regime]["source"] if name == "LAW" else part["source"],
        reviewed_by_lawyer=part["reviewed_by_lawyer"],
    )


def _filled(lines: list[str], filled: dict[str, str]) -> tuple[str, ...]:
    """The lines with their gaps filled; a line with nothing in it is left out."""
    return tuple(line for raw in lines if (line := raw.format_map(filled).strip()))


def _in_voice(part: dict[str, Any], voice: str, regime: str) -> dict[str, Any]:
    """The words of a part for this reader: those of this regime first, else what serves instead."""
    words = part | part.get(regime, {})
    return dict(words[voice] if voice in words else words[read("notices")["instead"][voice]])


def _rights(own: dict[str, Any]) -> tuple[str, ...]:
    """What may be asked, in the words of the rights themselves."""
    known = read("rights")["right"]
    return tuple(str(known[code]["label"]) for code in own["rights"])


def how_given() -> list[tuple[str, str]]:
    """The ways in which a notice reaches somebody, for a form."""
    return [(code, words["label"]) for code, words in read("notices")["how"].items()]
