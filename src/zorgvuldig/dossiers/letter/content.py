"""What the letter says: a plain structure, the same for the screen, the paper and the seal.

Only what was chosen is in it. Facts stand apart from opinions and assumptions, and what speaks
against the worry stands first. No text here names the subject or judges a person. Characters that
no letter can show are left out before it is sealed.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from zorgvuldig.dossiers.codes import (
    EntryKind,
    FollowUp,
    Giver,
    Purpose,
    SignPolarity,
    StatementType,
)
from zorgvuldig.dossiers.letter.fingerprint import DATE, WHAT_THE_CLIENT_KNOWS
from zorgvuldig.dossiers.letter.items import Item, is_fact
from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import writable
from zorgvuldig.people.roles import Profession

if TYPE_CHECKING:
    from zorgvuldig.dossiers.models import Dossier, Recipient
    from zorgvuldig.dossiers.sharing_facts import Proposed
    from zorgvuldig.people.actor import Actor

ANONYMOUS = "een cliënt van onze organisatie, zonder naam"
TURNS = {
    SignPolarity.CONTRADICTING: "Dit spreekt de zorg tegen",
    SignPolarity.SUPPORTING: "Dit past bij de zorg",
    SignPolarity.UNCLEAR: "Dit is nog onduidelijk",
}
NONE_AGAINST = "In dit deel staat niets dat de zorg tegenspreekt."
KNOWS = {
    "AGREED": "De cliënt vindt goed dat wij deze informatie met u delen.",
    "TOLD": "De cliënt weet dat wij deze informatie met u delen, en waarom.",
    "LATER": "De cliënt weet dit nog niet. Neem geen contact op met de cliënt voordat u dit met "
    "ons hebt afgesproken.",
    "SOON": "Wij vertellen de cliënt wat wij met u delen, en waarom. Overleg met ons "
    "voordat u contact opneemt met de cliënt.",
}
BESIDE = {
    str(Giver.CLIENT): "De cliënt zegt hierover, in eigen woorden",
    str(Giver.REPRESENTATIVE): "Een ouder of vertegenwoordiger zegt hierover, in eigen woorden",
}
RIGHTS = (
    "Deze brief bevat geen oordeel over de persoon. Een ander kan het anders zien.",
    "Gebruik deze informatie alleen voor het doel hierboven, en geef haar niet door zonder "
    "overleg met ons.",
    "De cliënt mag vragen welke gegevens u hebt, die laten verbeteren en daarover een klacht "
    "indienen. Blijkt iets niet te kloppen, dan laten wij u dat weten.",
)


def letter(
    *,
    dossier: "Dossier",
    recipient: "Recipient",
    requester: "Actor",
    proposed: "Proposed",
    items: Iterable[Item],
    knows: str,
    on: date,
) -> dict[str, Any]:
    """The whole letter. `items` are the chosen ones; `knows` says what the client knows."""
    whole: dict[str, Any] = {
        "title": f"Informatie voor {recipient.words(dossier.key)['name']}",
        "head": _head(dossier, recipient, requester, proposed, on),
        "parts": [
            _part("Waarom deze brief", _block("", _why(proposed))),
            *_what(list(items)),
            _part("Wat wij van u vragen", _block("", _asked(proposed))),
            _part(WHAT_THE_CLIENT_KNOWS, _block("", [_line(KNOWS[knows])])),
            _part("Hoe u met deze informatie omgaat", _block("", [_line(t) for t in RIGHTS])),
        ],
    }
    return writable(whole)


def _head(
    dossier: "Dossier", recipient: "Recipient", requester: "Actor", proposed: "Proposed", on: date
) -> list[list[str]]:
    to = recipient.words(dossier.key)
    profession = requester.membership.profession if requester.membership else Profession.OTHER
    about = dossier.client["name"] if proposed.known.get("identifiable", True) else ANONYMOUS
    return [
        ["Van", f"{requester.organisation.name}, {_role(profession)} {requester.person.name}"],
        ["Aan", ", ".join(filter(None, (to["name"], to.get("relation", ""))))],
        ["Over", about],
        [DATE, written(on)],
    ]


def _role(profession: str) -> str:
    return "professional" if profession == Profession.OTHER else str(Profession(profession).label)


def _why(proposed: "Proposed") -> list[dict[str, str]]:
    return [
        _line(f"Het doel: {Purpose(proposed.purpose).label}."),
        *_lines(proposed.words.get("aim")),
    ]


def _asked(proposed: "Proposed") -> list[dict[str, str]]:
    said = proposed.words
    back = proposed.feedback_on
    return [
        *_lines(said.get("use"), "Wat u met de informatie doet: "),
        *_lines(said.get("next_steps"), "Wie wat doet: "),
        *_lines(back and f"Laat ons uiterlijk op {written(back)} weten wat u hebt gedaan."),
    ]


def _what(items: list[Item]) -> list[dict[str, Any]]:
    concerns = [i for i in items if i.kind == EntryKind.SAFETY_CONCERN]
    signs = [i for i in items if i.kind == EntryKind.SIGN]
    talks = [i for i in items if i.kind == EntryKind.CONVERSATION]
    facts = [i for i in signs if is_fact(i)]
    views = [i for i in signs if not is_fact(i)]
    return [
        *(_part("Waar het om gaat", _concern(i)) for i in concerns),
        *_signs("Feiten: wat is gezien of gehoord", facts),
        *_signs("Meningen en veronderstellingen: geen feiten", views),
        *(
            [_part("Met de cliënt afgesproken", _block("", _with_what_is_said(talks)))]
            if talks
            else []
        ),
    ]


def _concern(item: Item) -> dict[str, Any]:
    more = dict(item.more)
    first = {label: more.pop(label) for label in ("Wat al beschermt",) if label in more}
    said = {**first, "Het risico": item.text, **more}
    lines = [_line(f"{label}: {text}") for label, text in said.items()]
    return _block("", [*lines, *_beside(item)])


def _signs(title: str, items: list[Item]) -> list[dict[str, Any]]:
    if not items:
        return []
    blocks = [
        _block(words, _with_what_is_said([i for i in items if i.polarity == turn]))
        for turn, words in TURNS.items()
    ]
    if any(i.supports for i in items) and not any(i.counter for i in items):
        blocks[0]["lines"] = [_line(NONE_AGAINST)]
    return [_part(title, *(block for block in blocks if block["lines"]))]


def _with_what_is_said(items: Iterable[Item]) -> list[dict[str, str]]:
    """Each item, and under it what the client or a parent says about it in their own words."""
    return [line for item in items for line in (_shown(item), *_beside(item))]


def _beside(item: Item) -> list[dict[str, str]]:
    return [
        _line(f"{BESIDE[said.by]}: “{text}”", written(said.on))
        for said in item.beside
        for text in (said.text, said.differently)
        if text
    ]


def _shown(item: Item) -> dict[str, str]:
    said = [written(item.on)]
    if item.statement:
        said.append(str(StatementType(item.statement).label))
    if item.followup:
        said.append(str(FollowUp(item.followup).label))
    if not item.own:
        said.append("van een ander gehoord")
    return _line(item.text, ", ".join(said))


def _part(title: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "blocks": list(blocks)}


def _block(title: str, lines: list[dict[str, str]]) -> dict[str, Any]:
    return {"title": title, "lines": lines}


def _line(text: str, note: str = "") -> dict[str, str]:
    return {"text": text, "note": note}


def _lines(text: object, before: str = "") -> list[dict[str, str]]:
    return [_line(f"{before}{text}")] if text else []
