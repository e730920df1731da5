"""The open form of one dossier, version 1.0: docs/dossier-format.md, docs/dossier-1.schema.json.

Names are Dutch, as in the API. A code stands beside its Dutch label; dates are ISO 8601; who wrote
something is a function and an organisation, never a name.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

FORM, VERSION = "zorgvuldig-dossier", "1.0"
SCHEMA_ID = "https://zorgvuldig.example/formaat/dossier-1.schema.json"
MOST_PIECES, LONGEST_TEXT = 3_000, 100_000

Code = Annotated[str, Meta(pattern="^[A-Z0-9_]{1,40}$")]
Field = Annotated[str, Meta(pattern="^[a-z_]{1,40}$")]
SAYS_SOMETHING = r"\S"
Line = Annotated[str, Meta(min_length=1, max_length=300, pattern=SAYS_SOMETHING)]
Question = Annotated[str, Meta(min_length=1, max_length=1_000, pattern=SAYS_SOMETHING)]
Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Moment = Annotated[datetime, Meta(tz=True)]


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """What every part of the file has: no name that is not in this form."""


class Gecodeerd(Part, frozen=True):
    """A code of a fixed list, with its Dutch label."""

    code: Code
    label: Line


class CodeBij(Part, frozen=True):
    """A code beside a piece: of which field, what that field is called, and the code."""

    veld: Field
    titel: Line
    code: Code
    label: Line


class Woord(Part, frozen=True):
    """What was written: the question as it was asked, and the answer word for word."""

    vraag: Question
    tekst: Text


class Door(Part, frozen=True):
    """Who wrote it: what they do, and where. Not who they are."""

    functie: Line
    organisatie: Line


class Stuk(Part, frozen=True):
    """One thing that was recorded. `uitspraak` says of a sign whether it is a fact, an opinion or
    an assumption, and is null for every other sort."""

    nummer: UUID
    soort: Gecodeerd
    gebeurd_op: date
    vastgelegd_op: date
    door: Door
    uitspraak: Gecodeerd | None
    codes: Annotated[list[CodeBij], Meta(max_length=40)]
    woorden: Annotated[list[Woord], Meta(max_length=400)]


class Organisatie(Part, frozen=True):
    """An organisation, and the law under which it keeps its dossiers."""

    naam: Line
    wet: Gecodeerd


class Bestand(Part, frozen=True):
    """What the file itself is: its number, when, what for, from whom and for whom, how much of the
    dossier is in it, and on which ground that was decided when."""

    nummer: UUID
    gemaakt_op: Moment
    doel: Gecodeerd
    omvang: Gecodeerd
    van: Organisatie
    aan: Line | None
    grond: Gecodeerd | None
    besloten_op: date | None
    uitgave: Line


class Dossier(Part, frozen=True):
    """The dossier at the sender: its reference, and its days as far as they may be told."""

    kenmerk: Line
    geopend_op: date | None
    afgesloten_op: date | None
    laatste_wijziging: date


class Client(Part, frozen=True):
    """Whom it is about."""

    naam: Line
    geboren_op: date | None
    leeftijd: Gecodeerd


class Dossierbestand(Part, frozen=True):
    """One dossier."""

    formaat: Literal["zorgvuldig-dossier"]
    versie: Literal["1.0"]
    bestand: Bestand
    dossier: Dossier
    client: Client
    stukken: Annotated[list[Stuk], Meta(max_length=MOST_PIECES)]


class Sleutel(Part, frozen=True):
    """How the passphrase becomes a key (RFC 7914). Other numbers are not taken: they are work."""

    manier: Literal["scrypt"]
    n: Literal[32768]
    r: Literal[8]
    p: Literal[1]
    zout: bytes


class Slot(Part, frozen=True):
    """How the content is sealed."""

    manier: Literal["AES-256-GCM"]
    nonce: bytes


class Verzegeld(Part, frozen=True):
    """The file as it travels: the dossier, sealed."""

    formaat: Literal["zorgvuldig-dossier-verzegeld"]
    versie: Literal["1.0"]
    sleutel: Sleutel
    slot: Slot
    inhoud: bytes


def schema(lists: dict[str, list[str]]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the form; `lists` holds the codes that each coded part takes."""
    made = msgspec.json.schema(Dossierbestand)
    for place, codes in lists.items():
        part, _, name = place.partition(".")
        coded = {"$ref": "#/$defs/Gecodeerd"}
        of = {"allOf": [coded, {"properties": {"code": {"enum": codes}}}]}
        told = made["$defs"][part]["properties"]
        told[name] = {"anyOf": [of, {"type": "null"}]} if "anyOf" in told[name] else of
    made["$defs"]["Stuk"]["allOf"] = [SIGNS]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return {**head, "title": f"Zorgvuldig: één dossier, versie {VERSION}", **made}


SIGNS = {
    "if": {"properties": {"soort": {"properties": {"code": {"const": "SIGN"}}}}},
    "then": {"properties": {"uitspraak": {"type": "object"}}},
    "else": {"properties": {"uitspraak": {"type": "null"}}},
}
