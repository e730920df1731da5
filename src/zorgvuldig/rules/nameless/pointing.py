"""What in a text could still tell who it is about. Finding nothing proves nothing."""

from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct

from zorgvuldig.rules.nameless.ages import ages_in
from zorgvuldig.rules.nameless.capitals import capitals_in
from zorgvuldig.rules.nameless.found import Found, Kind, apart, endless_in, masked
from zorgvuldig.rules.nameless.orders import tells_to
from zorgvuldig.rules.nameless.patterns import listed_in
from zorgvuldig.rules.nameless.rare import rare_in
from zorgvuldig.rules.nameless.when import dates_in, moments_in
from zorgvuldig.rules.recognisable import Known, folded, traces, visible

WHY = {
    Kind.KNOWN: "Dit staat in het dossier als naam, geboortedatum of kenmerk. Het moet eruit. Is "
    "het hier een gewoon woord? Kies dan een ander woord.",
    Kind.PERSON: "Dit lijkt een naam van een mens.",
    Kind.CAPITAL: "Een hoofdletter midden in de zin: misschien de naam van een mens, een plek of "
    "een organisatie.",
    Kind.PLACE: "Dit lijkt een plaats. Met weinig andere details is iemand daar te vinden.",
    Kind.SCHOOL: "Dit lijkt de naam van een school.",
    Kind.CLUB: "Dit lijkt de naam van een club of vereniging.",
    Kind.WORSHIP: "Dit lijkt de naam van een gebedshuis. Daar kent men elkaar.",
    Kind.WORK: "Dit lijkt de naam van een werkgever of stageplek.",
    Kind.CARE: "Dit lijkt de naam van een instelling.",
    Kind.ADDRESS: "Dit lijkt een adres of een straat.",
    Kind.DATE: "Een precieze dag of tijd is terug te zoeken. Schrijf liever hoelang het geleden "
    "is.",
    Kind.AGE: "Een precieze leeftijd is meestal niet nodig. ‘16 of 17 jaar’ is genoeg.",
    Kind.PHONE: "Dit lijkt een telefoonnummer.",
    Kind.MAIL: "Dit lijkt een e-mailadres.",
    Kind.WEB: "Dit lijkt een webadres. Daar kan een naam of filmpje achter zitten.",
    Kind.ACCOUNT: "Dit lijkt een accountnaam. Die is op te zoeken.",
    Kind.NUMBER: "Een lang nummer of kenteken hoort bij één persoon of zaak.",
}
PROVES_NOTHING = (
    "Er is niets gevonden. Dat bewijst niet dat niemand de cliënt kan herkennen: een programma "
    "ziet niet wat iemand in de buurt weet. Lees de tekst zelf nog eens, met de ogen van een buur "
    "of een klasgenoot."
)


class Finding(Struct, frozen=True):
    """Something that could identify somebody, as it is written, and why it could. `start` and `end`
    are where it stands first in `visible(text)`; of what goes together, where the place stands."""

    kind: Kind
    written: str
    why: str
    start: int = 0
    end: int = 0

    @property
    def known(self) -> bool:
        """Something the dossier itself knows: it cannot stay, whatever the reason."""
        return self.kind == Kind.KNOWN

    @property
    def key(self) -> str:
        """The same finding has the same key as long as it stands in the text."""
        return sha256(f"{self.kind}|{folded(self.written)}".encode()).hexdigest()[:16]


def could_identify(text: str, known: Known, seen: Iterable[Found] = ()) -> list[Finding]:
    """Everything in the text that a person should look at, in reading order, each once.

    `seen`: what a library recognised in `visible(text)`.
    """
    whole = visible(text)
    text = masked(whole)
    listed = apart(
        [*endless_in(whole), *listed_in(text), *dates_in(text), *moments_in(text), *ages_in(text)]
    )
    told = told_in(text, known)
    first = [*told, *(one for one in listed if not _met(one, told))]
    named = [one for one in seen if not tells_to(whole, one.start, one.written)]
    more = [one for one in named if text[one.start : one.end].strip() and not _met(one, first)]
    rest = [one for one in capitals_in(text) if not _met(one, [*first, *more])]
    every = sorted([*first, *more, *rest], key=lambda one: one.start)
    rare = [_told(one, why) for one, why in rare_in(text, every)]
    plain = [_told(one, WHY[one.kind]) for one in every]
    return _once(sorted([*plain, *rare], key=lambda finding: finding.start))


def _told(one: Found, why: str) -> Finding:
    return Finding(one.kind, one.written, why, one.start, one.end)


def persons_in(text: str, known: Known, seen: Iterable[Found] = ()) -> list[Finding]:
    """Only what could be the name of somebody: for a talk with a group (G22)."""
    names = {Kind.KNOWN, Kind.PERSON, Kind.CAPITAL}
    return [one for one in could_identify(text, known, seen) if one.kind in names]


def told_in(text: str, known: Known) -> list[Found]:
    """What the dossier knows, wherever it stands."""
    details = {trace.detail for trace in traces([("", text)], known)}
    return [
        Found(start, start + len(detail), Kind.KNOWN, detail)
        for detail in details
        for start in _places(text, detail)
    ]


def _places(text: str, detail: str) -> list[int]:
    """Where it stands; a detail with other spaces in it than were found counts at the beginning."""
    found, start = [], text.find(detail)
    while start >= 0:
        found.append(start)
        start = text.find(detail, start + 1)
    return found or [0]


def _met(one: Found, others: list[Found]) -> bool:
    return any(one.meets(other) for other in others)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    once: dict[str, Finding] = {}
    for finding in findings:
        once.setdefault(finding.key, finding)
    return [*once.values()]
