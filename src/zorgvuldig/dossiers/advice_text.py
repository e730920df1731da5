"""From what a dossier holds to a text without identity: a proposal, which a person then reads."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from zorgvuldig.dossiers.codes import EntryKind, StatementType
from zorgvuldig.dossiers.models import Dossier, Recipient
from zorgvuldig.dossiers.named import known_in
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.people import access as people
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES, Addressee, Age
from zorgvuldig.rules.nameless import Called, nameless
from zorgvuldig.rules.nameless.when import ago
from zorgvuldig.rules.recognisable import visible

if TYPE_CHECKING:
    from zorgvuldig.dossiers.letter.items import Item
    from zorgvuldig.people.actor import Actor

OURSELVES, COLLEAGUE = "onze organisatie", "een collega"
RELATION = {
    Addressee.AUTHORITY_PARENT: "een ouder",
    Addressee.PARENT_NO_AUTHORITY: "een ouder",
    Addressee.NETWORK: "iemand uit het netwerk",
    Addressee.DIRECT_TEAM: COLLEAGUE,
    Addressee.INTERNAL_ADVISER: COLLEAGUE,
    Addressee.EXTERNAL_PROFESSIONAL: "een professional van buiten",
}
OLD = {
    Age.LT12: "jonger dan 12 jaar",
    Age.A12_15: "tussen 12 en 15 jaar",
    Age.A16_17: "16 of 17 jaar",
    Age.GE18: "18 jaar of ouder",
}
BODY = "een andere organisatie"
HEADINGS = (
    (EntryKind.SAFETY_CONCERN, "Waar wij ons zorgen over maken"),
    (EntryKind.SIGN, "Wat er is gezien of gehoord"),
    (EntryKind.CONVERSATION, "Wat er is afgesproken"),
)
AGAINST = "Wat de zorg tegenspreekt"


def called_in(dossier: Dossier, actor: "Actor", today: date) -> list[Called]:
    """Everybody the dossier knows, with what to say instead: the client first, then the people
    around them, then ourselves."""
    client = Called(dossier.client["name"], client_word(dossier, today))
    around = [_of(one, dossier) for one in Recipient.unscoped.filter(dossier=dossier)]
    staff = [Called(one.person.name, COLLEAGUE) for one in people.staff_of(actor)]
    return [client, *around, Called(actor.organisation.name, OURSELVES, whole=True), *staff]


def client_word(dossier: Dossier, today: date) -> str:
    return "de cliënt" if dossier.age_on(today) == Age.GE18 else "de jongere"


def _of(recipient: Recipient, dossier: Dossier) -> Called:
    name, addressee = recipient.words(dossier.key)["name"], Addressee(recipient.addressee)
    whole = addressee not in CONTACT_ADDRESSEES
    return Called(name, RELATION.get(addressee, BODY), whole=whole)


def without_identity(dossier: Dossier, actor: "Actor", text: str, today: date) -> str:
    """The text in general words, by what the dossier knows and what the library sees."""
    seen = LIBRARY.findings(visible(text)) or ()
    return nameless(text, called_in(dossier, actor, today), known_in(dossier), seen, today)


def told(dossier: Dossier, items: Iterable["Item"], today: date) -> str:
    """The chosen items under plain headings, each with how long ago; names still in it."""
    chosen = list(items)
    band = dossier.age_on(today)
    about = f" ({OLD[band]})" if band in OLD else ""
    parts = [f"Het gaat om een {client_word(dossier, today).removeprefix('de ')}{about}."]
    for kind, heading in HEADINGS:
        parts += _part(heading, [i for i in chosen if i.kind == kind and not i.counter], today)
    parts += _part(AGAINST, [item for item in chosen if item.counter], today)
    return "\n\n".join(parts)


def _part(heading: str, items: list["Item"], today: date) -> list[str]:
    lines = [line for item in items for line in _lines(item, today)]
    return ["\n".join([heading, *lines])] if lines else []


def _lines(item: "Item", today: date) -> list[str]:
    sort = StatementType(item.statement) if item.statement else StatementType.FACT
    kind = "" if sort == StatementType.FACT else f", {sort.label}"
    first = f"- {item.text} ({ago(item.on, today)}{kind})"
    return [first, *(f"  {name}: {text}" for name, text in item.more)]
