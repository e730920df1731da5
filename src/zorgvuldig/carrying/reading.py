"""From a file somebody brings to a dossier in the open form, or a sentence that says what is wrong.

The file comes from outside: nothing of it is believed. It is read by its form only, at once and
without following anything; each code must be of our list and is shown with our label; text that
hides or moves other text, or that looks like a program, is refused. Nothing is stored here.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from django.utils.timezone import localdate
from msgspec import structs

from zorgvuldig.carrying.codes import Goal, Scope
from zorgvuldig.carrying.form import CodeBij, Dossierbestand, Gecodeerd, Stuk
from zorgvuldig.carrying.lists import STATEMENT, beside, lists
from zorgvuldig.recording.refusals import NotNow

NO_JSON = "Dit dossier is niet te lezen: op regel {line} staat iets dat er niet hoort."
WRONG = "Dit dossier klopt niet met het formaat. Kijk bij {place}: {why}"
CODE = "de code ‘{code}’ staat niet op onze lijst."
HIDDEN = "de tekst bevat tekens die niet te zien zijn of andere tekst verbergen."
PROGRAM = "de tekst lijkt op een stukje programma."
TWICE = "hetzelfde stuk staat er twee keer in."
DAY = "deze dag kan niet: hij ligt te ver terug of nog in de toekomst."
SORT = "van een signaal moet erbij staan of het een feit, een mening of een veronderstelling is."
GOAL = "het doel, de grond en hoeveel er in het bestand zit, passen niet bij elkaar."
# Control characters but tab and the end of a line; marks that turn text round; marks nobody sees.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
    r"|[\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
CODE_LIKE = re.compile(
    r"<\s*[/!?]?\s*(script|iframe|object|embed|svg|style|link|meta|img|form|base)\b|javascript\s*:",
    re.IGNORECASE,
)
PLACE = re.compile(r" - at `(?:key in )?\$?\.?(.*?)`$")
AT_BYTE = re.compile(r"\(byte (\d+)\)")
FIRST, BIRTHS = date(1990, 1, 1), date(1900, 1, 1)
SAID_BY_MSGSPEC = (
    ("unknown field", "er staat een naam die dit formaat niet kent."),
    ("missing required", "er ontbreekt iets dat er moet staan."),
    ("length", "dit is te lang of te kort."),
    ("matching regex", "dit heeft niet de goede vorm."),
    ("expected", "hier staat een andere soort waarde dan er hoort."),
)


def plain(text: str) -> str:
    """A text of ours without what would be refused as hidden, and with one sort of line end."""
    return UNSEEN.sub("", text.replace("\r\n", "\n"))


def read(content: bytes) -> Dossierbestand:
    """The dossier, every label ours; or `NotNow` with what is wrong and where."""
    try:
        found = msgspec.json.decode(content, type=Dossierbestand)
    except msgspec.ValidationError as fault:
        raise NotNow(_in_words(str(fault))) from None
    except (msgspec.DecodeError, ValueError, RecursionError) as fault:
        raise NotNow(NO_JSON.format(line=_line(content, str(fault)))) from None
    _look_at_texts(found)
    _look_at_whole(found)
    return _with_our_labels(found)


def _in_words(fault: str) -> str:
    place = PLACE.search(fault)
    why = next(
        (said for part, said in SAID_BY_MSGSPEC if part in fault.lower()), "dit kan hier niet."
    )
    return WRONG.format(place=_counted(place.group(1) if place else "") or "het begin", why=why)


def _counted(place: str) -> str:
    """People count from one."""
    return re.sub(r"\[(\d+)\]", lambda found: f" {int(found.group(1)) + 1}", place).replace(
        "[...]", ""
    )


def _line(content: bytes, fault: str) -> int:
    at = AT_BYTE.search(fault)
    return content[: int(at.group(1)) if at else len(content)].count(b"\n") + 1


def _refuse(place: str, why: str) -> NotNow:
    return NotNow(WRONG.format(place=place, why=why))


def _look_at_texts(found: Dossierbestand) -> None:
    for place, text in _texts(msgspec.to_builtins(found), ""):
        if UNSEEN.search(text):
            raise _refuse(place, HIDDEN)
        if CODE_LIKE.search(text):
            raise _refuse(place, PROGRAM)


def _texts(part: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from _texts(value, f"{place}.{name}" if place else name)
    elif isinstance(part, list):
        for number, value in enumerate(part, start=1):
            yield from _texts(value, f"{place} {number}")


def _look_at_whole(found: Dossierbestand) -> None:
    """What no single field can show."""
    file, today = found.bestand, localdate()
    moved = (Goal.TRANSFER, Scope.DECIDED, True, True)
    own = (Goal.SOFTWARE, Scope.WHOLE, False, False)
    told = (file.doel.code, file.omvang.code, file.grond is not None, file.besloten_op is not None)
    if told not in (moved, own):
        raise _refuse("bestand", GOAL)
    if file.gemaakt_op > datetime.now(UTC) + timedelta(days=1):
        raise _refuse("bestand.gemaakt_op", DAY)
    born = found.client.geboren_op
    if born is not None and not BIRTHS <= born <= today:
        raise _refuse("client.geboren_op", DAY)
    written = [piece.vastgelegd_op for piece in found.stukken]
    if not max([FIRST, *written]) <= found.dossier.laatste_wijziging <= today:
        raise _refuse("dossier.laatste_wijziging", DAY)
    seen = set()
    for number, piece in enumerate(found.stukken, start=1):
        _look_at_piece(f"stukken {number}", piece, today)
        if piece.nummer in seen:
            raise _refuse(f"stukken {number}.nummer", TWICE)
        seen.add(piece.nummer)


def _look_at_piece(place: str, piece: Stuk, today: date) -> None:
    if not (FIRST <= piece.gebeurd_op <= today and FIRST <= piece.vastgelegd_op <= today):
        raise _refuse(place, DAY)
    sorts = [one.code for one in piece.codes if one.veld == STATEMENT]
    said = [piece.uitspraak.code] if piece.uitspraak else []
    if sorts != said or (piece.soort.code == "SIGN") != bool(said):
        raise _refuse(f"{place}.uitspraak", SORT)


def _with_our_labels(found: Dossierbestand) -> Dossierbestand:
    """A label from outside is not shown: it could say anything beside a code that we know."""
    file = found.bestand
    house = structs.replace(file.van, wet=_ours("Organisatie.wet", file.van.wet))
    return structs.replace(
        found,
        bestand=structs.replace(
            file,
            van=house,
            doel=_ours("Bestand.doel", file.doel),
            omvang=_ours("Bestand.omvang", file.omvang),
            grond=_ours("Bestand.grond", file.grond) if file.grond else None,
        ),
        client=structs.replace(
            found.client, leeftijd=_ours("Client.leeftijd", found.client.leeftijd)
        ),
        stukken=[_piece(f"stukken {n}", one) for n, one in enumerate(found.stukken, start=1)],
    )


def _piece(place: str, piece: Stuk) -> Stuk:
    sort = piece.uitspraak
    return structs.replace(
        piece,
        soort=_ours("Stuk.soort", piece.soort, place),
        uitspraak=_ours("Stuk.uitspraak", sort, place) if sort else None,
        codes=[_beside(place, one) for one in piece.codes],
    )


def _ours(where: str, told: Gecodeerd, place: str = "") -> Gecodeerd:
    said = lists()[where].get(told.code)
    if said is None:
        raise _refuse(place or where.lower(), CODE.format(code=told.code))
    return Gecodeerd(told.code, said)


def _beside(place: str, told: CodeBij) -> CodeBij:
    said = beside().get(told.veld, {}).get(told.code)
    if said is None:
        raise _refuse(f"{place}.codes", CODE.format(code=told.code))
    return CodeBij(told.veld, said[0], told.code, said[1])
