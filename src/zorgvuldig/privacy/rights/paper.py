"""The file as the asker reads it: every piece in words, left out what was left out, and who
received what. The same structure as a letter, for the screen and for paper (PDF/UA)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import writable
from zorgvuldig.privacy.access.receipts import received_otherwise
from zorgvuldig.privacy.codes import Outcome, Weighed
from zorgvuldig.privacy.models import WeighedEntry
from zorgvuldig.privacy.rights.file import Piece, pieces, received
from zorgvuldig.privacy.rights.passages import codes_in, shown
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.rights import Asker

if TYPE_CHECKING:
    from zorgvuldig.dossiers.models import Dossier
    from zorgvuldig.privacy.models import RightsAnswer, RightsRequest

NOT_ALL_READ = (
    "Nog niet alles is nagelezen. Lees eerst elk stuk en kies wat over anderen gaat. Er wacht nog: "
    "{n} van {all}."
)
MORE_THAN_SMALL = (
    "U liet iets weg op een grond uit de wet. Dat is een weigering voor een deel: de beslisser en "
    "de functionaris gegevensbescherming beslissen daar samen over."
)
INTRO = (
    "Dit is wat wij hebben opgeschreven, het oudste eerst. Staat er [weggelaten], dan stond daar "
    "iets wat u niet krijgt. Erbij staat waarom."
)
NOBODY = "Wij hebben niets uit dit dossier aan anderen gegeven."


def weighed(asked: "RightsRequest", dossier: "Dossier") -> dict[Any, tuple[str, dict[str, Any]]]:
    """What was chosen for each piece: the digest of what was read, and the choices."""
    rows = WeighedEntry.unscoped.filter(request=asked)
    return {row.entry_id: (row.digest, dossier.key.open(row.sealed, row.id)) for row in rows}


def unread(asked: "RightsRequest", dossier: "Dossier") -> tuple[list[Piece], int]:
    """The pieces that still have to be read (again), and how many there are in all."""
    known, all_of_it = weighed(asked, dossier), pieces(dossier)
    waiting = [p for p in all_of_it if known.get(p.id, ("",))[0] != p.digest]
    return waiting, len(all_of_it)


def paper(asked: "RightsRequest", dossier: "Dossier", *, outcome: str, on: date) -> dict[str, Any]:
    """The whole paper. Raises `NotNow` while something was not read, or more is left out than
    keeper and second person may leave out."""
    waiting, count = unread(asked, dossier)
    if waiting:
        raise NotNow(NOT_ALL_READ.format(n=len(waiting), all=count))
    known = weighed(asked, dossier)
    reasons = {code for _, choices in known.values() for code in codes_in(choices)}
    if Weighed.GROUND in reasons and outcome != Outcome.PARTLY:
        raise NotNow(MORE_THAN_SMALL)
    parts = [_part(piece, shown(piece, known[piece.id][1])) for piece in pieces(dossier)]
    return writable(
        {
            "title": "Wat er in het dossier staat",
            "head": [
                ["Van", asked.organisation.name],
                ["Over", dossier.client["name"]],
                ["Kenmerk", dossier.reference],
                ["Datum", written(on)],
            ],
            "parts": [
                _part_of("Hoe u dit leest", [INTRO]),
                _part_of("De cliënt", _client(dossier)),
                *parts,
                _part_of("Wie iets van ons kreeg", _received(asked, dossier)),
            ],
        }
    )


def _client(dossier: "Dossier") -> list[str]:
    born = dossier.born_on
    lines = [f"Naam: {dossier.client['name']}", f"Dossier geopend: {written(dossier.opened_on)}"]
    return lines + ([f"Geboren: {written(born)}"] if born else [])


def _received(asked: "RightsRequest", dossier: "Dossier") -> list[str]:
    """Letters by name for the client; another hears what sort of recipient it was. Then what
    others heard or got without a letter, by sort of recipient."""
    own = asked.asker in (Asker.CLIENT, Asker.FORMER_CLIENT)
    letters = received(dossier, by_name=own)
    lines = [f"{written(on)}: {who}. Dit was: {'; '.join(what)}." for on, who, what in letters]
    lines += [
        f"{written(one.on)}: {one.who}. Dit was: {one.what}." for one in received_otherwise(dossier)
    ]
    return lines or [NOBODY]


def _part(piece: Piece, rows: Any) -> dict[str, Any]:
    head = f"{piece.title}, {written(piece.on)}"
    blocks = [
        {"title": label, "lines": [{"text": text, "note": ""}]} for label, text in rows if text
    ]
    by = {"title": "", "lines": [{"text": f"Vastgelegd door {piece.by}.", "note": ""}]}
    return {"title": head, "blocks": [by, *blocks]}


def _part_of(title: str, lines: list[str]) -> dict[str, Any]:
    return {
        "title": title,
        "blocks": [{"title": "", "lines": [{"text": text, "note": ""} for text in lines]}],
    }


def opened_paper(asked: "RightsRequest", answer: "RightsAnswer") -> dict[str, Any] | None:
    """The paper as it was laid before the second person, if the answer comes with one."""
    if answer.sealed_paper is None or asked.key is None:
        return None
    return asked.key.open(answer.sealed_paper, answer.pk)


def opened_letter(asked: "RightsRequest", answer: "RightsAnswer") -> dict[str, Any]:
    """The letter as it was decided."""
    return asked.key.open(answer.sealed_letter or b"", answer.pk) if asked.key else {}
