"""Where known details of the client stand in what would be given without a name (G12)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, Recipient
from zorgvuldig.handbook.wording import written
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES
from zorgvuldig.rules.recognisable import Known, Trace, traces

if TYPE_CHECKING:
    from zorgvuldig.dossiers.letter.items import Item
    from zorgvuldig.dossiers.sharing_facts import Proposed

IN_THE_LETTER = {
    "aim": "Waarom krijgt deze ontvanger dit?",
    "use": "Wat gaat de ontvanger ermee doen?",
    "next_steps": "Wie doet welke volgende stap?",
}
ASKED_OUTSIDE = {"question": "Wat hebt u voorgelegd?", "advice": "Wat was het advies?"}
TO_WHOM = "Aan wie"


def in_letter(
    dossier: Dossier, recipient: Recipient, proposed: "Proposed", chosen: Iterable["Item"]
) -> tuple[Trace, ...]:
    """Known details in what the recipient would read. Whom it is for knows their own name."""
    said = [(place, proposed.words.get(name, "")) for name, place in IN_THE_LETTER.items()]
    said += [(_place(item), text) for item in chosen for text in (item.text, *_more(item))]
    to = recipient.words(dossier.key)
    address = [(TO_WHOM, text) for text in (to["name"], to.get("relation", ""))]
    client = known_of(dossier, ())
    around = known_of(dossier, _people(dossier, leave=recipient))
    return tuple(dict.fromkeys([*traces(address, client), *traces(said, around)]))


def put_outside(words: dict[str, Any]) -> list[tuple[str, str]]:
    """What was put to somebody outside, and what they answered: place and text."""
    return [(place, str(words.get(name, ""))) for name, place in ASKED_OUTSIDE.items()]


def known_in(dossier: Dossier) -> Known:
    """Who the client is, and who are around them."""
    return known_of(dossier, _people(dossier))


def names_around(dossier: Dossier) -> list[str]:
    """The names of the client and of the persons around them."""
    return [*known_in(dossier).names]


def known_of(dossier: Dossier, others: Iterable[str]) -> Known:
    """Who the client is, and the names of these others."""
    return Known(
        names=(dossier.client["name"], *others),
        born_on=dossier.born_on,
        reference=dossier.reference,
    )


def _people(dossier: Dossier, leave: Recipient | None = None) -> list[str]:
    """The names of the persons around the client; bodies are not traceable to somebody."""
    persons = Recipient.unscoped.filter(dossier=dossier, addressee__in=CONTACT_ADDRESSEES)
    return [
        person.words(dossier.key)["name"]
        for person in persons
        if leave is None or person.pk != leave.pk
    ]


def _place(item: "Item") -> str:
    return f"{EntryKind(item.kind).label} van {written(item.on)}"


def _more(item: "Item") -> Iterable[str]:
    yield from (text for _, text in item.more)
    for said in item.beside:
        yield from (said.text, said.differently)
