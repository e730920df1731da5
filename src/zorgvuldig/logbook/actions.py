"""Writing a line: in the transaction of the deed, so that there is never one without the other."""

from typing import TYPE_CHECKING, Any, Never
from uuid import UUID

from django.db import connection
from django.http import Http404

from zorgvuldig.logbook.models import Action, LogEntry, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

    from zorgvuldig.people.actor import Actor, Caller, Machine, OnSchedule, Visitor

__all__ = ["Action", "Outcome", "record", "record_each", "refuse"]


def record(
    event: str,
    *,
    actor: "Actor | Caller | Machine | OnSchedule | Visitor | None",
    action: Action,
    about: object = None,
    client_ref: UUID | None = None,
    outcome: Outcome = Outcome.SUCCESS,
    purpose: str = "",
    policy: str = "",
    consent_ref: UUID | None = None,
) -> None:
    """Add one line about `about`, done by `actor`; the database numbers and chains it at commit.

    `event` is "object.verb" ("conversation.recorded"); `purpose` is obligatory for search, export,
    print and emergency access; `policy` says why access was allowed ("keeper", "decider").
    """
    LogEntry.unscoped.create(
        event_type=event,
        action=action,
        outcome=outcome,
        object_type=_type(about),
        object_id=_id(about),
        client_ref=client_ref,
        purpose=purpose,
        auth_policy=policy,
        consent_ref=consent_ref,
        **_by(actor),
    )


def refuse(
    event: str,
    *,
    actor: "Actor | Caller | Machine",
    about: str = "",
    client_ref: UUID | None = None,
    policy: str = "",
) -> Never:
    """The page does not exist for who asks (404); that they asked is logged, with whose file it was
    when that is known."""
    record(
        event,
        actor=actor,
        action=Action.READ,
        about=about or None,
        client_ref=client_ref,
        outcome=Outcome.DENIED,
        policy=policy,
    )
    raise Http404


def record_each(
    event: str, files: "Iterable[Model]", *, actor: "Actor", action: Action, purpose: str
) -> None:
    """One line about each of these files, so that of each can be told who met it; one query."""
    LogEntry.unscoped.bulk_create(
        LogEntry(
            event_type=event,
            action=action,
            object_type=_type(file),
            object_id=_id(file),
            client_ref=file.pk,
            purpose=purpose,
            **_by(actor),
        )
        for file in files
    )


def forget_old_lines(actor: "OnSchedule") -> int:
    """Let go of the lines older than five years of the organisation that was said; the database
    looks at its own clock, and takes no others. Returns how many went; a line says that."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT logbook_forget()")
        gone = int(cursor.fetchone()[0])
    if gone:
        record("logbook.cleared", actor=actor, action=Action.DELETE, about=f"logbook:{gone}")
    return gone


def _by(actor: "Actor | Caller | Machine | OnSchedule | Visitor | None") -> dict[str, Any]:
    return {"source_system": "zorgvuldig", **(actor.for_the_logbook() if actor else {})}


def _type(about: object) -> str:
    if isinstance(about, str):
        return about.split(":", 1)[0]
    return about.__class__.__name__.lower() if about else ""


def _id(about: object) -> str:
    if isinstance(about, str):
        return about.partition(":")[2][:64]
    return str(getattr(about, "pk", "") or "")
