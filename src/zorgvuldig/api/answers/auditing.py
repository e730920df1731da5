"""The logbook as FHIR R4 AuditEvents, the usual carrier of NEN 7513. Which field becomes what,
stands in docs/api.md. Numbers stand for people; no word that somebody typed goes along."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from django.conf import settings
from msgspec import Meta, Struct, UnsetType

from zorgvuldig.api.answers.audit_codes import (
    ENTITY,
    OBJECT,
    OUTCOME,
    PATIENT,
    PERSON,
    SYSTEM,
    said,
    sort,
)
from zorgvuldig.logbook.access import lines_poured, lines_taken
from zorgvuldig.logbook.lines import label
from zorgvuldig.people import ways
from zorgvuldig.people.access import require_machine
from zorgvuldig.people.roles import MACHINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zorgvuldig.logbook.models import LogEntry
    from zorgvuldig.people.actor import Machine

MOST = 200
OURS = "https://zorgvuldig.example/fhir"


class Logboekvraag(Struct, frozen=True, forbid_unknown_fields=True):
    """From which day, and after which line."""

    vanaf: date | UnsetType = msgspec.UNSET
    na: Annotated[int, Meta(ge=0, le=2**62)] = 0


class AuditBundel(Struct, frozen=True, rename="camel"):
    """A Bundle as this answers; the document shows its outline, FHIR the rest."""

    resource_type: Literal["Bundle"]
    type: Literal["collection"]
    timestamp: datetime
    entry: list[dict[str, Any]] | UnsetType = msgspec.UNSET
    link: list[dict[str, str]] | UnsetType = msgspec.UNSET


def taken(machine: "Machine", asked: Logboekvraag) -> bytes:
    """One page of the chain, from old to new."""
    asks = require_machine(machine, ways.LOGBOOK_TAKEN)
    lines = lines_taken(asks, since=_since(asked), after=asked.na, most=MOST)
    return msgspec.json.encode(bundle(lines[:MOST], _further(lines, asked)))


def poured(machine: "Machine", asked: Logboekvraag) -> "Iterator[bytes]":
    """All of the chain, one AuditEvent on each line (NDJSON)."""
    asks = require_machine(machine, ways.LOGBOOK_TAKEN)
    lines = lines_poured(asks, since=_since(asked), after=asked.na)
    return (msgspec.json.encode(event(line)) + b"\n" for line in lines)


def _since(asked: Logboekvraag) -> date | None:
    return None if asked.vanaf is msgspec.UNSET else asked.vanaf


def _further(lines: "list[LogEntry]", asked: Logboekvraag) -> str:
    if len(lines) <= MOST:
        return ""
    since = "" if asked.vanaf is msgspec.UNSET else f"&vanaf={asked.vanaf.isoformat()}"
    return f"{settings.ADDRESS}/api/v1/logboekregels?na={lines[MOST - 1].chain_no}{since}"


def bundle(lines: "list[LogEntry]", further: str) -> AuditBundel:
    """These lines, each with its own number."""
    entries: list[dict[str, Any]] = [
        {"fullUrl": f"urn:uuid:{line.pk}", "resource": event(line)} for line in lines
    ]
    return AuditBundel(
        resource_type="Bundle",
        type="collection",
        timestamp=datetime.now(UTC),
        entry=entries or msgspec.UNSET,
        link=[{"relation": "next", "url": further}] if further else msgspec.UNSET,
    )


def event(line: "LogEntry") -> dict[str, Any]:
    """One line of the logbook as one AuditEvent."""
    return {
        "resourceType": "AuditEvent",
        "id": str(line.pk),
        "type": sort(line.event_type),
        "subtype": [{"system": f"{OURS}/gebeurtenis", "code": line.event_type,
                     "display": label(line.event_type)}],
        "action": line.action,
        "recorded": line.at,
        "outcome": OUTCOME[line.outcome],
        "outcomeDesc": line.get_outcome_display(),
        "agent": _agents(line),
        "source": {
            "site": str(line.organisation_id),
            "observer": {"display": line.source_system or "zorgvuldig"},
        },
        **({"entity": entities} if (entities := _entities(line)) else {}),
    }  # fmt: skip


def _agents(line: "LogEntry") -> list[dict[str, Any]]:
    """Who did it, and in whose place; both by number."""
    first = _agent(line.user_id, line.user_role, asks=True)
    if line.auth_policy:
        first["policy"] = [f"{OURS}/regel/{line.auth_policy}"]
    if line.source_ip:
        first["network"] = {"address": line.source_ip, "type": "2"}
    if line.on_behalf_of_id is None:
        return [first]
    return [first, _agent(line.on_behalf_of_id, line.on_behalf_of_role, asks=False)]


def _agent(who: object, roles: str, *, asks: bool) -> dict[str, Any]:
    kind, coded = ("aansluiting", SYSTEM) if roles == MACHINE else ("medewerker", PERSON)
    named = _numbered(kind, who) if who else {"display": "zonder account"}
    found: dict[str, Any] = {"type": {"coding": [coded]}, "who": named, "requestor": asks}
    held = [role for role in roles.split(",") if role]
    if held:
        found["role"] = [{"coding": [{"system": f"{OURS}/rol", "code": one}]} for one in held]
    return found


def _entities(line: "LogEntry") -> list[dict[str, Any]]:
    found = []
    if line.client_ref:
        found.append({"what": _numbered("client", line.client_ref), "type": PATIENT,
                      "role": said("object-role", "1", "Patient")})  # fmt: skip
    if line.object_type and line.object_id:
        what = _numbered(f"soort/{line.object_type}", line.object_id)
        found.append({"what": what, "type": OBJECT, "role": ENTITY})
    if line.consent_ref:
        what = _numbered("toestemming", line.consent_ref)
        found.append({"what": what, "type": OBJECT, "role": ENTITY})
    return found


def _numbered(kind: str, number: object) -> dict[str, Any]:
    return {"identifier": {"system": f"{OURS}/{kind}", "value": str(number)}}
