"""From a dossier to its open form: everything, or only what was decided to share.

Everything is gathered where the rights desk gathers it (`privacy.rights.file.pieces`), with
functions in place of names. What was decided is taken from what the letter was made of, and is
held against that letter: no text goes that does not stand in it.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from django.utils.timezone import localdate

from zorgvuldig.carrying.codes import Goal, Scope
from zorgvuldig.carrying.form import (
    Bestand,
    Client,
    CodeBij,
    Door,
    Dossierbestand,
    Organisatie,
    Stuk,
    Woord,
)
from zorgvuldig.carrying.form import Dossier as Blad
from zorgvuldig.carrying.lists import STATEMENT, coded
from zorgvuldig.carrying.reading import plain, read
from zorgvuldig.dossiers.letter.content import BESIDE
from zorgvuldig.dossiers.letter.items import Item, items_of
from zorgvuldig.dossiers.models import DecisionRecord, Disclosure, DisclosureItem
from zorgvuldig.dossiers.views.words import labels
from zorgvuldig.exchange.checks import texts_in
from zorgvuldig.handbook import EDITION
from zorgvuldig.paper import writable
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Profession
from zorgvuldig.privacy.rights.file import Coded, Piece, pieces
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from collections.abc import Callable

    from zorgvuldig.dossiers.models import Dossier
    from zorgvuldig.people.models import Person

IN_THE_LETTER = {STATEMENT, "polarity", "followup"}
SAYS = {"SIGN": "description", "SAFETY_CONCERN": "risk", "CONVERSATION": "agreements"}
NOT_IN_LETTER = (
    "Wat u wilt meegeven, is niet meer precies wat in de brief van het besluit staat. Doe een "
    "nieuw voorstel om te delen."
)


def whole(dossier: "Dossier", *, number: UUID, at: datetime) -> Dossierbestand:
    """The whole dossier, for another program of the own organisation."""
    does = _functions(dossier)
    found = [_stuk(piece, dossier, does) for piece in pieces(dossier, called=does)]
    client = dossier.client
    born = client.get("born_on")
    return Dossierbestand(
        "zorgvuldig-dossier",
        "1.0",
        bestand=_bestand(dossier, number, at, Goal.SOFTWARE, Scope.WHOLE),
        dossier=Blad(
            dossier.reference,
            geopend_op=dossier.opened_on,
            afgesloten_op=dossier.closed_on,
            laatste_wijziging=_last(found, dossier.opened_on),
        ),
        client=Client(
            plain(client["name"]),
            date.fromisoformat(born) if born else None,
            coded("Client.leeftijd", dossier.age_on(localdate(at))),
        ),
        stukken=found,
    )


def decided(
    proposal: Disclosure, letter: dict[str, Any], *, number: UUID, at: datetime
) -> Dossierbestand:
    """What was decided to share with one recipient, and no more: not the birth date either, which
    stands in no letter."""
    dossier = proposal.dossier
    chosen = DisclosureItem.unscoped.filter(disclosure=proposal).values_list("item", flat=True)
    ids = set(chosen)
    does = _functions(dossier)
    known = {piece.id: piece for piece in pieces(dossier, called=does) if piece.id in ids}
    items = [item for item in items_of(dossier).values() if item.id in ids]
    found = [_of_letter(item, known[item.id], dossier) for item in items]
    _hold_against(letter, found, some=len(ids))
    decision = DecisionRecord.unscoped.select_related("entry").get(disclosure=proposal)
    on = decision.entry.happened_on
    more = {"to": proposal.recipient.words(dossier.key)["name"], "ground": proposal.ground}
    return Dossierbestand(
        "zorgvuldig-dossier",
        "1.0",
        bestand=_bestand(dossier, number, at, Goal.TRANSFER, Scope.DECIDED, on=on, **more),
        dossier=Blad(dossier.reference, None, None, _last(found, on)),
        client=Client(plain(dossier.client["name"]), None, coded("Client.leeftijd", "UNKNOWN")),
        stukken=found,
    )


def written(made: Dossierbestand) -> bytes:
    """As it is sealed. What we would not take in ourselves does not go."""
    content = msgspec.json.format(msgspec.json.encode(made), indent=1)
    read(content)
    return content


def _functions(dossier: "Dossier") -> "Callable[[Person], str]":
    """What a colleague does here, in place of who it is; one query."""
    rows = Membership.unscoped.filter(organisation=dossier.organisation_id)
    does = dict(rows.values_list("person_id", "profession"))

    def called(person: "Person") -> str:
        profession = does.get(person.pk, Profession.OTHER)
        return "medewerker" if profession == Profession.OTHER else Profession(profession).label

    return called


def _bestand(
    dossier: "Dossier",
    number: UUID,
    at: datetime,
    goal: str,
    scope: str,
    *,
    to: str | None = None,
    ground: str = "",
    on: date | None = None,
) -> Bestand:
    house = dossier.organisation
    return Bestand(
        nummer=number,
        gemaakt_op=at,
        doel=coded("Bestand.doel", goal),
        omvang=coded("Bestand.omvang", scope),
        van=Organisatie(house.name, coded("Organisatie.wet", house.regime)),
        aan=to,
        grond=coded("Bestand.grond", ground) if ground else None,
        besloten_op=on,
        uitgave=EDITION,
    )


def _last(found: list[Stuk], other: date) -> date:
    return max((one.vastgelegd_op for one in found), default=other)


def _stuk(piece: Piece, dossier: "Dossier", does: object) -> Stuk:
    """A piece as it is; what was taken over goes on as what it was, from whom it was."""
    if piece.carried is not None:
        return msgspec.convert(piece.carried, Stuk)
    rows = tuple((key, text) for key, text in piece.rows)
    return _made(piece, dossier, rows, piece.coded)


def _of_letter(item: Item, piece: Piece, dossier: "Dossier") -> Stuk:
    """What the letter says of it: its text, its lines, and what others say beside it."""
    said = [(labels(item.kind)[SAYS[item.kind]], item.text), *item.more]
    said += [(BESIDE[one.by], text) for one in item.beside for text in (one.text, one.differently)]
    codes = tuple(one for one in piece.coded if one.field in IN_THE_LETTER)
    return _made(piece, dossier, tuple(said), codes)


def _made(
    piece: Piece, dossier: "Dossier", rows: tuple[tuple[str, str], ...], codes: tuple[Coded, ...]
) -> Stuk:
    sort = next((one.code for one in codes if one.field == STATEMENT), "")
    return Stuk(
        nummer=piece.id,
        soort=coded("Stuk.soort", piece.kind),
        gebeurd_op=piece.on,
        vastgelegd_op=piece.recorded or piece.on,
        door=Door(piece.by, dossier.organisation.name),
        uitspraak=coded("Stuk.uitspraak", sort) if sort else None,
        codes=[CodeBij(one.field, one.title, one.code, one.label) for one in codes],
        woorden=[Woord(key, plain(text)) for key, text in rows if plain(text)],
    )


def _hold_against(letter: dict[str, Any], found: list[Stuk], *, some: int) -> None:
    """Every text stands in the letter that was signed, and nothing that was chosen is missing."""
    told = plain("\n".join(texts_in(letter)))
    texts = (word.tekst for one in found for word in one.woorden)
    strange = any(plain(writable({"text": text})["text"]) not in told for text in texts)
    if strange or len(found) != some:
        raise NotNow(NOT_IN_LETTER)
