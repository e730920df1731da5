"""Who looked in one client's dossier and who received what: from the logbook and the dossier.

By role and day; with names only for one request that asked for them and that two people granted
(decisions 0020 and 0025). No other client and no third person is in it. Only who already holds the
dossier asks this: `dossiers.access.get_kept_dossier`, or the rights desk.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F

from zorgvuldig.dossiers import access as dossiers
from zorgvuldig.logbook import access as logbook
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.lines import label, what_for
from zorgvuldig.logbook.models import Outcome
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import Role
from zorgvuldig.privacy.access.receipts import Receipt, receipts_of
from zorgvuldig.privacy.codes import Outcome as Answered
from zorgvuldig.privacy.models import RightsAnswer
from zorgvuldig.rules.rights import Right

if TYPE_CHECKING:
    from zorgvuldig.dossiers.models import Dossier
    from zorgvuldig.people.actor import Actor

__all__ = [
    "Look",
    "Looks",
    "Receipt",
    "by_day",
    "log_looks",
    "looks_at",
    "names_for",
    "receipts_of",
]

NOT_SIGNED_IN = "niet ingelogd, of de computer zelf"
OTHER_END = "{role} van een andere organisatie"
NO_ROLE = "iemand van deze organisatie"


@dataclass(frozen=True)
class Look:
    """What was done with the dossier on one day, by whom in which role, and how it ended."""

    day: date
    who: str
    what: str
    purpose: str
    outcome: str
    refused: bool
    times: int


@dataclass(frozen=True)
class Looks:
    """Whole days, newest first; `before` is what to ask for the next page, None at the end."""

    rows: list[Look]
    before: date | None


def looks_at(
    dossier: "Dossier",
    before: date | None = None,
    *,
    since: date | None = None,
    names: dict[UUID, str] | None = None,
) -> Looks:
    """Who did what with this dossier, per day and role: two queries, whatever its length.

    `before` pages back by whole days, `since` asks for everything from a day on. `names` (from
    `names_for`) puts a name beside each role; without it there is none.
    """
    found = logbook.days_about(dossier.pk, dossier.organisation_id, before=before, since=since)
    counted: Counter[tuple[date, str, str, str, str]] = Counter()
    for line in found.lines:
        who = _who(line, names or {})
        counted[line.day, who, line.event, line.purpose, line.outcome] += line.times
    return Looks([_look(key, times) for key, times in counted.items()], found.before)


def by_day(rows: list[Look]) -> list[tuple[date, list[tuple[str, list[Look]]]]]:
    """The looks under their day and, within it, under who did it."""
    days: dict[date, dict[str, list[Look]]] = {}
    for row in rows:
        days.setdefault(row.day, {}).setdefault(row.who, []).append(row)
    return [(day, list(people.items())) for day, people in days.items()]


def _look(key: tuple[date, str, str, str, str], times: int) -> Look:
    day, who, event, purpose, outcome = key
    return Look(
        day=day,
        who=who,
        what=label(event),
        purpose=what_for(event, purpose),
        outcome=str(Outcome(outcome).label),
        refused=outcome != Outcome.SUCCESS,
        times=times,
    )


def _who(line: logbook.OfADay, names: dict[UUID, str]) -> str:
    known = [str(Role(one).label) for one in line.roles.split(",") if one in Role.values]
    if line.person is None:
        return OTHER_END.format(role=known[0]) if known else NOT_SIGNED_IN
    roles = " en ".join(known) or NO_ROLE
    return f"{roles}: {names[line.person]}" if line.person in names else roles


def names_for(actor: "Actor", dossier: "Dossier", *, request: UUID) -> dict[UUID, str]:
    """The names behind the roles, because the client asked for them: only for the request with this
    number, about this dossier, that asked for names and that two people granted. It is logged, and
    so is a refusal."""
    if not _granted_with_names(dossier, request):
        dossiers.refuse(actor, "looks.named", f"rightsrequest:{request}")
    record(
        "looks.named",
        actor=actor,
        action=Action.READ,
        about=f"rightsrequest:{request}",
        client_ref=dossier.pk,
        purpose="de cliënt vroeg om de namen",
        policy="rights-request",
    )
    return people.names_here(actor)


def _granted_with_names(dossier: "Dossier", request: UUID) -> bool:
    """Did somebody ask for the names, and did two people say yes to exactly that?"""
    granted = RightsAnswer.unscoped.filter(
        request_id=request,
        request__dossier=dossier,
        request__right=Right.WHO_LOOKED,
        request__with_names=True,
        outcome=Answered.GIVEN,
        decided_on__isnull=False,
        agreed_by__isnull=False,
    )
    return granted.exclude(agreed_by=F("prepared_by")).exists()


def log_looks(actor: "Actor", dossier: "Dossier", event: str, purpose: str) -> None:
    """That somebody read this overview or printed it, and what for."""
    record(
        event,
        actor=actor,
        action=Action.READ,
        about=dossier,
        client_ref=dossier.pk,
        purpose=purpose,
        policy="keeper",
    )
