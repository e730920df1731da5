"""Who looked and who received what, as a paper for the client: PDF/UA-1, in plain words."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import Letterhead, printed, writable
from zorgvuldig.privacy.access.looks import Look, by_day, looks_at, receipts_of

if TYPE_CHECKING:
    from zorgvuldig.dossiers.models import Dossier


TITLE = "Wie keek in het dossier, en wie kreeg er iets?"
INTRO = (
    "In dit overzicht staat wie iets deed met het dossier, en wie er iets over de cliënt hoorde of "
    "kreeg. Bij alles staat de dag. Er staat welke functie iemand had, en geen naam. "
    "De cliënt mag ook om de namen vragen. Twee mensen beslissen daar samen over."
)
WITH_NAMES = (
    "In dit overzicht staat wie iets deed met het dossier, en wie er iets over de cliënt hoorde of "
    "kreeg. Bij alles staat de dag. De namen van medewerkers staan erbij, omdat de cliënt daarom "
    "vroeg."
)
REFUSED = (
    "Staat er ‘geweigerd’, dan probeerde iemand iets te zien dat niet mocht. Die persoon kreeg "
    "niets te zien."
)
NOBODY = "In deze periode deed niemand iets met het dossier."
NOTHING = "Er is niets aan anderen verteld of gegeven."


def who_looked_pdf(
    dossier: "Dossier",
    *,
    today: date,
    head: Letterhead | None,
    since: date | None = None,
    names: dict[UUID, str] | None = None,
) -> bytes:
    """The whole overview as an accessible PDF, or of the days from `since` on. `names` as in
    `looks_at`. Raises `CannotBePrinted`. The caller logs why it was printed."""
    content = content_of(dossier, today=today, since=since, names=names)
    return printed("zorgvuldig.privacy.looks", "who_looked.typ", content, head=head)


def content_of(
    dossier: "Dossier",
    *,
    today: date,
    since: date | None = None,
    names: dict[UUID, str] | None = None,
) -> dict[str, Any]:
    """What stands on the paper, in the order in which it is read."""
    looks = looks_at(dossier, since=since or dossier.opened_on, names=names)
    return writable(
        {
            "title": TITLE,
            "head": [
                ["Dossier", dossier.reference],
                ["Organisatie", dossier.organisation.name],
                ["Periode", f"{written(since or dossier.opened_on)} tot en met {written(today)}"],
            ],
            "intro": [WITH_NAMES if names else INTRO, REFUSED],
            "receipts": [
                {
                    "on": written(row.on),
                    "who": row.who,
                    "what": row.what,
                    "ground": row.ground,
                    "told": row.told,
                }
                for row in receipts_of(dossier)
                if since is None or row.on >= since
            ],
            "nothing": NOTHING,
            "days": _days(looks.rows),
            "nobody": NOBODY,
        }
    )


def _days(looks: list[Look]) -> list[dict[str, Any]]:
    """The looks under their days and roles."""
    return [
        {
            "day": written(day),
            "who": [
                {"role": who[:1].upper() + who[1:], "lines": [in_one_line(one) for one in done]}
                for who, done in people
            ],
        }
        for day, people in by_day(looks)
    ]


def in_one_line(look: Look) -> str:
    """One look in words: "Dossier bekeken (3 keer). Waarom: spoedtoegang"."""
    times = f" ({look.times} keer)" if look.times > 1 else ""
    purpose = f". Waarom: {look.purpose}" if look.purpose else ""
    refused = f". {look.outcome.capitalize()}" if look.refused else ""
    return f"{look.what}{times}{purpose}{refused}"
