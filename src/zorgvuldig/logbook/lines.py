"""A line of the logbook in words for its reader."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zorgvuldig.handbook import read
from zorgvuldig.language.whose import Typed
from zorgvuldig.people.roles import MACHINE, Role

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from zorgvuldig.logbook.models import LogEntry

NO_ROLE = {"CALLER": "", MACHINE: "aansluiting"}


@dataclass(frozen=True)
class Line:
    """Who did what, when, in which role, with whose file, why, and how it ended."""

    at: "datetime | None"
    who: str
    roles: str
    what: str
    purpose: str
    client: "UUID | None"
    outcome: str
    went_well: bool


def in_words(entry: "LogEntry", names: "dict[UUID, str]") -> Line:
    """The line, with a name where the pseudonym belongs to somebody who works or worked here."""
    return Line(
        at=entry.at,
        who=_who(entry, names),
        roles=", ".join(filter(None, map(_role, entry.user_role.split(",")))),
        what=label(entry.event_type),
        purpose=what_for(entry.event_type, entry.purpose),
        client=entry.client_ref,
        outcome=entry.get_outcome_display(),
        went_well=entry.outcome == "success",
    )


def what_for(event: str, purpose: str) -> str:
    """The purpose of a line in words: ours, which follow the language of the page, or typed."""
    if read("events").get(event, {}).get("typed"):
        return Typed(purpose)
    return str(read("codes")["gather_call_reason"].get(purpose, {}).get("label", purpose))


def _role(code: str) -> str:
    """What a role is called; who has no account, and another system, have none of ours."""
    return str(Role(code).label) if code in set(Role) else NO_ROLE.get(code, code)


def label(event: str) -> str:
    """What an event is called; an event without a name shows itself."""
    return str(read("events").get(event, {}).get("label", event))


def _who(entry: "LogEntry", names: "dict[UUID, str]") -> str:
    if entry.user_role == MACHINE:
        return "een ander systeem"
    if entry.user_role == "CALLER":
        return "iemand zonder account"
    if entry.user_id is None:
        return "niet ingelogd" if entry.organisation_id is None else "vanzelf, volgens de termijn"
    return names.get(entry.user_id, "iemand van buiten deze organisatie")
